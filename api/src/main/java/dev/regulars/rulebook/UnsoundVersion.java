package dev.regulars.rulebook;

import dev.regulars.rules.language.Problem;
import java.util.List;

/** Rule files that are no rulebook: they were for an earlier server, or never were. */
final class UnsoundVersion extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  UnsoundVersion(List<Problem> problems) {
    super("the rule files do not compile: " + problems);
    this.problems = problems;
  }

  List<Problem> problems() {
    return problems;
  }
}
