package dev.regulars.rulebook;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.Today;
import dev.regulars.rulebook.KnownCodes.Code;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.language.Vocabulary;
import dev.regulars.rules.warning.CodesSeen;
import dev.regulars.rules.warning.Warning;
import dev.regulars.rules.warning.Warnings;
import dev.regulars.rules.warning.Warnings.NamedCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says what is allowed in rule files, but hardly meant. */
@Component
class Advice {

  private static final Logger log = LoggerFactory.getLogger(Advice.class);

  private final Versions versions;
  private final Compiling compiling;
  private final ObjectProvider<KnownCodes> catalogue;
  private final ForProgramme<Warnings> warnings;
  private final Today calendar;

  Advice(
      Versions versions,
      Compiling compiling,
      ObjectProvider<KnownCodes> catalogue,
      ProgrammeSettings settings,
      Today calendar) {
    this.versions = versions;
    this.compiling = compiling;
    this.catalogue = catalogue;
    this.calendar = calendar;
    // When it is first asked for: reading the vocabulary would hold up the start.
    this.warnings =
        new ForProgramme<>(settings, programme -> new Warnings(Vocabulary.standard(), programme));
  }

  /**
   * What is odd about them, as something that takes the place of what is live; rules with problems
   * are left out.
   *
   * @param locale the language it is told in
   */
  Mono<List<Warning>> of(RuleFiles files, Locale locale) {
    return versions
        .live()
        .map(Version::files)
        .defaultIfEmpty(files)
        .flatMap(live -> of(files, live, locale));
  }

  /**
   * The same as something that takes the place of others.
   *
   * @param before those
   */
  Mono<List<Warning>> of(RuleFiles files, RuleFiles before, Locale locale) {
    LocalDate today = calendar.date();
    return Mono.fromSupplier(warnings::get)
        .flatMap(
            found ->
                compiling
                    .look(() -> found.codes(files))
                    .flatMap(this::unknown)
                    .flatMap(
                        seen ->
                            compiling.look(() -> found.of(files, before, today, seen, locale))));
  }

  /** What nothing has had, with what looks like it; everything else is known. */
  private record Seen(Set<Code> unknown, Map<Code, String> alike) implements CodesSeen {

    @Override
    public boolean isKnown(String kind, String code) {
      return !unknown.contains(new Code(kind, code));
    }

    @Override
    public @Nullable String lookAlike(String kind, String code) {
      return alike.get(new Code(kind, code));
    }
  }

  /** Those that nothing has had so far. Whoever only checks a rule must not fail over it. */
  private Mono<Seen> unknown(Set<NamedCode> named) {
    Seen everything = new Seen(Set.of(), Map.of());
    KnownCodes known = catalogue.getIfAvailable();
    if (known == null || named.isEmpty()) {
      return Mono.just(everything);
    }
    Set<Code> codes =
        named.stream().map(code -> new Code(code.kind(), code.code())).collect(Collectors.toSet());
    return known
        .unknown(codes)
        .flatMap(
            unknown ->
                unknown.isEmpty()
                    ? Mono.just(everything)
                    : known.lookAlikes(unknown).map(alike -> new Seen(unknown, alike)))
        .doOnError(error -> log.warn("Does not know which codes are known: {}", error.toString()))
        .onErrorReturn(everything);
  }
}
