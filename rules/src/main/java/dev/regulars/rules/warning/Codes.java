package dev.regulars.rules.warning;

import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.language.Parameter;
import dev.regulars.rules.language.ReadRule;
import dev.regulars.rules.language.SentenceUse;
import dev.regulars.rules.language.Value;
import dev.regulars.rules.warning.Warnings.NamedCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the codes that rules rely on. */
final class Codes {

  private static final String TAG = "tag";

  /** Nobody has used these before the rule that names them. */
  private static final Set<String> OWN = Set.of("group", "code", "counter", "challenge");

  private Codes() {}

  /** A code with the line in which it stands. */
  record Use(NamedCode code, int line) {}

  /** The tags that rules put on members: they are known to their own rulebook. */
  static Set<String> tagsGiven(List<ReadRule> rules) {
    Set<String> tags = new HashSet<>();
    for (ReadRule rule : rules) {
      for (Proposal proposal : rule.compiled().proposals()) {
        if (proposal instanceof Proposal.PutTag put) {
          tags.add(put.tag());
        }
      }
    }
    return tags;
  }

  /** The codes of a rule in their order. */
  static List<Use> of(ReadRule rule, Set<String> tagsGiven) {
    List<Use> uses = new ArrayList<>();
    Stream.of(rule.parsed().headers(), rule.parsed().conditions(), rule.parsed().consequences())
        .flatMap(List::stream)
        .forEach(use -> add(use, tagsGiven, uses));
    return uses;
  }

  private static void add(SentenceUse use, Set<String> tagsGiven, List<Use> into) {
    for (int i = 0; i < use.values().size(); i++) {
      Parameter parameter = use.sentence().parameters().get(i);
      String kind = parameter.of();
      if (kind != null
          && !OWN.contains(kind)
          && use.values().get(i) instanceof Value.Words(List<String> words)) {
        for (String word : words) {
          if (!kind.equals(TAG) || !tagsGiven.contains(word)) {
            into.add(new Use(new NamedCode(kind, word), use.place().line()));
          }
        }
      }
    }
  }
}
