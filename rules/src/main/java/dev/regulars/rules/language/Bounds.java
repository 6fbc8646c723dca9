package dev.regulars.rules.language;

/** How big anything in a rulebook may be. Generous for people, and small for a machine. */
public final class Bounds {

  /** Bytes of one rule file, in UTF-8. */
  public static final int FILE_BYTES_MAX = 256 * 1024;

  /** Files of one rulebook. */
  public static final int FILES_MAX = 100;

  /** Rules of one rulebook, over all files. */
  public static final int RULES_MAX = 5_000;

  static final int LINE_LENGTH_MAX = 500;
  static final int NAME_LENGTH_MAX = 100;
  static final int CODE_LENGTH_MAX = 64;
  static final int TEXT_LENGTH_MAX = 200;
  static final int SENTENCES_PER_RULE_MAX = 50;

  /** Problems told of one file; who has more will come back anyway. */
  static final int PROBLEMS_PER_FILE_MAX = 100;

  private Bounds() {}
}
