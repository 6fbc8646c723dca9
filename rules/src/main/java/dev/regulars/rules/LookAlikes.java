package dev.regulars.rules;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which codes and names people cannot tell apart: those with the same skeleton in the sense of
 * Unicode Technical Standard 39 (Confusable Detection), whatever their widths, their cases and the
 * spaces in them. ICU keeps its tables up to date; they are read when first asked for.
 */
public final class LookAlikes {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private LookAlikes() {}

  /** The tables, once they are needed. */
  private static final class Tables {

    static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();

    private Tables() {}
  }

  /** Equal for texts that look alike; nothing that should be shown. */
  public static String skeleton(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String skeleton = Tables.CHECKER.getSkeleton(SPACES.matcher(plain.strip()).replaceAll(" "));
    // What a 0 looks like is a great letter.
    return skeleton.toLowerCase(Locale.ROOT);
  }

  /** Whether two different texts look alike. */
  public static boolean alike(String text, String other) {
    return !text.equals(other) && skeleton(text).equals(skeleton(other));
  }

  /** Those that look like one that came before them, each with the first of these. */
  public static Map<String, String> among(Iterable<String> texts) {
    Map<String, String> first = new LinkedHashMap<>();
    Map<String, String> alike = new LinkedHashMap<>();
    for (String text : texts) {
      Cancellation.check();
      String before = first.putIfAbsent(skeleton(text), text);
      if (before != null && !before.equals(text)) {
        alike.put(text, before);
      }
    }
    return alike;
  }
}
