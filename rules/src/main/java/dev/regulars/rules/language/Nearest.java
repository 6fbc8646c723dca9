package dev.regulars.rules.language;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what somebody probably meant, by the edit distance of Damerau and Levenshtein. */
final class Nearest {

  private static final Pattern VALUE =
      Pattern.compile("\"[^\"]*\"?(?:(?:, | or )\"[^\"]*\"?)*+|[0-9][0-9.:%-]*(?: [A-Z]{3})?");
  private static final Pattern PARAMETER = Pattern.compile("\\{[a-zA-Z]+}");
  private static final String ANY_VALUE = "#";
  private static final int SENTENCE_LENGTH_MAX = 200;

  private Nearest() {}

  /** The candidate nearest to {@code text}, null where none is near. */
  static @Nullable String of(String text, Collection<String> candidates) {
    String nearest = null;
    int least = Math.max(2, text.length() * 2 / 3);
    for (String candidate : candidates) {
      int distance = distance(text.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** The sentence nearest to a line, whatever values stand in it; null where none is near. */
  static @Nullable String sentence(String line, List<String> texts) {
    String shortened = line.substring(0, Math.min(line.length(), SENTENCE_LENGTH_MAX));
    Map<String, String> byForm = new LinkedHashMap<>();
    for (String text : texts) {
      byForm.put(PARAMETER.matcher(text).replaceAll(ANY_VALUE), text);
    }
    String form = of(VALUE.matcher(shortened).replaceAll(ANY_VALUE), byForm.keySet());
    return form == null ? null : byForm.get(form);
  }

  /** Number of letters to insert, delete, replace or swap. */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(last[j - 1] + change, Math.min(last[j], row[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
