package dev.regulars.rules;

import dev.regulars.rules.language.Problem;
import java.util.List;

/** What came of reading rule files without compiling them. */
public sealed interface Interpretation {

  /**
   * They are a rulebook, and it can decide at once.
   *
   * @param problems what is to be told of it all the same; none of them is an error
   */
  record Sound(RuleBook rulebook, List<Problem> problems) implements Interpretation {}

  /** They are not; at least one problem is an error. */
  record Refused(List<Problem> problems) implements Interpretation {}
}
