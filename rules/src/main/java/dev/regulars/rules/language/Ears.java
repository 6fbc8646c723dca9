package dev.regulars.rules.language;

/**
 * Whether customers are told what a sentence says, where the programme is told to them in words. A
 * vocabulary says so as {@code # customers: …}; without it they are.
 */
enum Ears {
  CUSTOMERS("told"),

  /** Nothing that customers have to know, such as a budget. */
  SHOP("not-told"),

  /** Nothing that a customer may know of others or guess at: the whole rule is left out. */
  NONE("secret");

  private final String code;

  Ears(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
