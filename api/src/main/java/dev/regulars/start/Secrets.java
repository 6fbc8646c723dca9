package dev.regulars.start;

import java.util.regex.Pattern;

/**
 * Takes out of a line of the log what nobody may read there: secrets in paths, queries (which hold
 * phone numbers and cards, too), keys and tokens. Whoever wrote the line: libraries put the address
 * of a request into theirs.
 */
final class Secrets {

  private static final String HIDDEN = "…";

  /** Where a path holds a secret. */
  private static final Pattern IN_PATH =
      Pattern.compile("((?:/v1/invitations|/admin/invitation)/)[^/\\s\"'?\\\\\\])>]+");

  /** What stands behind the question mark of a path or an address. */
  private static final Pattern QUERY =
      Pattern.compile("(/[\\w\\-./~%{}…]*)\\?[^\\s\"'\\\\<>\\])]+");

  /** As {@code Secret} makes them; the short ones of the demo are known to everybody. */
  private static final Pattern TOKEN = Pattern.compile("\\b(rk|rs|invite)_[A-Za-z0-9_\\-]{20,}");

  private Secrets() {}

  /** The line without them; the same where there are none. */
  static String hidden(String line) {
    if (line.indexOf('?') < 0 && line.indexOf("_") < 0 && !line.contains("/invitation")) {
      return line;
    }
    String hidden = IN_PATH.matcher(line).replaceAll("$1" + HIDDEN);
    hidden = QUERY.matcher(hidden).replaceAll("$1?" + HIDDEN);
    return TOKEN.matcher(hidden).replaceAll("$1_" + HIDDEN);
  }
}
