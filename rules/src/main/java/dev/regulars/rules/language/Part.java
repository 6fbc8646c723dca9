package dev.regulars.rules.language;

/** The part of a rule that a sentence stands in. */
public enum Part {
  HEADER("header", "keyword"),
  WHEN("when", "when"),
  THEN("then", "then");

  private final String code;
  private final String section;

  Part(String code, String section) {
    this.code = code;
    this.section = section;
  }

  /** What the API calls it. */
  public String code() {
    return code;
  }

  /** What a Drools {@code .dsl} file calls it. */
  String section() {
    return section;
  }
}
