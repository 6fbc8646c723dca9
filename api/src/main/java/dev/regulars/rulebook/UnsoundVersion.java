package dev.regulars.rulebook;

import dev.regulars.rules.language.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Rule files that are no rulebook: they were for an earlier server, or never were. */
final class UnsoundVersion extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int TOLD_MAX = 3;

  private final transient List<Problem> problems;

  UnsoundVersion(List<Problem> problems) {
    super("the rule files do not compile: " + problems);
    this.problems = problems;
  }

  /** The first problems, each with its place. */
  String inWords() {
    return problems.stream()
        .limit(TOLD_MAX)
        .map(problem -> problem.file() + ":" + problem.line() + " " + problem.message())
        .collect(Collectors.joining("; "));
  }

  List<Problem> problems() {
    return problems;
  }
}
