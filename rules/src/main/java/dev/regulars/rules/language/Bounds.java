package dev.regulars.rules.language;

/** How big anything in a rulebook may be. Generous for people, and small for a machine. */
public final class Bounds {

  /** Bytes of one rule file, in UTF-8. */
  public static final int FILE_BYTES_MAX = 256 * 1024;

  /** Files of one rulebook. */
  public static final int FILES_MAX = 100;

  /**
   * Rules of one rulebook that is being written, over all files. These and the next three were
   * measured: see "What a rulebook may be" in {@code rules/README.md}.
   */
  public static final int RULES_MAX = 1_000;

  /** Sentences of one rulebook that is being written, headers included. */
  public static final int SENTENCES_MAX = 5_000;

  /** Characters of all files together, comments and examples included. */
  public static final int CHARACTERS_MAX = 1_000_000;

  /** Examples of one rulebook that is being written, over all files. */
  public static final int EXAMPLES_MAX = 1_000;

  /** Rules that are read at all. Versions of before there was {@link #RULES_MAX} go on deciding. */
  static final int RULES_READ_MAX = 5_000;

  /** Sentences that Drools gets at once: what its compiler needs meanwhile grows with them. */
  static final int SENTENCES_COMPILED_AT_ONCE = 1_000;

  static final int LINE_LENGTH_MAX = 500;
  static final int NAME_LENGTH_MAX = 100;
  static final int CODE_LENGTH_MAX = 64;
  static final int TEXT_LENGTH_MAX = 200;
  static final int SENTENCES_PER_RULE_MAX = 50;

  /** Problems told of one file; who has more will come back anyway. */
  static final int PROBLEMS_PER_FILE_MAX = 100;

  private Bounds() {}
}
