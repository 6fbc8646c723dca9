package dev.regulars.rules.warning;

import dev.regulars.rules.LookAlikes;
import dev.regulars.rules.language.ReadRule;
import dev.regulars.rules.language.Translation;
import dev.regulars.rules.warning.Warning.Code;
import dev.regulars.rules.warning.Warnings.NamedCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds names and codes that nobody can tell apart, and codes that nothing had. */
final class Confusions {

  private static final String PRODUCT = "product";

  private final List<ReadRule> rules;
  private final WarningTexts texts;
  private final Translation translation;
  private final CodesSeen seen;
  private final Map<NamedCode, String> alike = new HashMap<>();
  private final List<Warning> warnings = new ArrayList<>();

  private Confusions(List<ReadRule> rules, CodesSeen seen, Locale locale) {
    this.rules = rules;
    this.seen = seen;
    this.texts = WarningTexts.in(locale);
    this.translation = Translation.in(locale);
  }

  static List<Warning> of(List<ReadRule> rules, CodesSeen seen, Locale locale) {
    Confusions confusions = new Confusions(rules, seen, locale);
    confusions.names();
    confusions.codes();
    return confusions.warnings;
  }

  private void names() {
    Map<String, String> twins =
        LookAlikes.among(rules.stream().map(rule -> rule.parsed().name()).toList());
    for (ReadRule rule : rules) {
      String twin = twins.get(rule.parsed().name());
      if (twin != null) {
        add(
            Code.TWIN_NAME,
            rule,
            rule.parsed().place().line(),
            texts.twinName(twin),
            texts.twinNameReason());
      }
    }
  }

  private void codes() {
    Set<String> given = Codes.tagsGiven(rules);
    findAlike(given);
    for (ReadRule rule : rules) {
      for (Codes.Use use : Codes.of(rule, given)) {
        code(rule, use);
      }
    }
  }

  /** Of the codes of a kind those that look like one that the rulebook names before them. */
  private void findAlike(Set<String> given) {
    Map<String, Set<String>> byKind = new LinkedHashMap<>();
    for (ReadRule rule : rules) {
      for (Codes.Use use : Codes.of(rule, given)) {
        byKind
            .computeIfAbsent(use.code().kind(), kind -> new LinkedHashSet<>())
            .add(use.code().code());
      }
    }
    byKind.forEach(
        (kind, codes) ->
            LookAlikes.among(codes)
                .forEach((code, other) -> alike.put(new NamedCode(kind, code), other)));
  }

  private void code(ReadRule rule, Codes.Use use) {
    NamedCode named = use.code();
    String kind = translation.kind(named.kind());
    boolean known = seen.isKnown(named.kind(), named.code());
    String like = known ? null : seen.lookAlike(named.kind(), named.code());
    @Nullable String other = like != null ? like : alike.get(named);
    if (other != null && areOne(named, other)) {
      other = null;
    }
    if (known && other != null && !seen.isKnown(named.kind(), other)) {
      // The warning is at the one that nothing had.
      return;
    }
    if (other != null) {
      add(
          Code.LOOK_ALIKE_CODE,
          rule,
          use.line(),
          texts.looksLike(kind, named.code(), other),
          texts.looksLikeReason(like != null));
    } else if (!known) {
      add(
          Code.UNKNOWN_CODE,
          rule,
          use.line(),
          texts.notSeen(kind, named.code()),
          texts.notSeenReason());
    }
  }

  /** Rules take two ways to write a code for one; products alone are exact. */
  private static boolean areOne(NamedCode named, String other) {
    return !named.kind().equals(PRODUCT)
        && dev.regulars.rules.facts.Codes.same(named.code(), other);
  }

  private void add(Code code, ReadRule rule, int line, String message, String reason) {
    warnings.add(new Warning(code, rule.parsed().name(), rule.file(), line, message, reason));
  }
}
