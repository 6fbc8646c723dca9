package dev.regulars.rules.language;

/** A piece of a sentence, from left to right; parameters by their position in the sentence. */
public sealed interface Piece {

  /** Words as they are. */
  record Words(String text) implements Piece {}

  /**
   * An "s" where the number at this parameter is not one. Both forms are read, the fitting one is
   * written.
   */
  record Plural(int parameter) implements Piece {}

  /** A place for the value of this parameter. */
  record Place(int parameter) implements Piece {}
}
