package dev.regulars.rules.language;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds headers that say again what a header above them said. */
final class RuleHeaders {

  private static final Pattern NOTE = Pattern.compile("@([a-zA-Z]+)");

  private RuleHeaders() {}

  /** Whether each thing is said once; tells where it is not. */
  static boolean saidOnce(ParsedRule rule, Vocabulary vocabulary, Problems problems) {
    Set<String> said = new HashSet<>();
    boolean once = true;
    for (SentenceUse use : rule.headers()) {
      Matcher note = NOTE.matcher(vocabulary.entry(use.sentence()).expansion());
      boolean isNew = true;
      while (note.find()) {
        isNew &= said.add(note.group(1));
      }
      if (!isNew) {
        problems.add(use.place(), "This was said above already.", null);
        once = false;
      }
    }
    return once;
  }
}
