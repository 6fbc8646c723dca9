package dev.regulars.rules.example;

import dev.regulars.rules.language.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong with one file, each with its place. */
final class YamlProblems {

  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  YamlProblems(String file) {
    this.file = file;
  }

  void at(Node node, String message) {
    at(node.getStartMark(), message);
  }

  /** Marks count from 0, people from 1; a mark is missing where the file has no text at all. */
  void at(@Nullable Mark mark, String message) {
    int line = mark == null ? 1 : mark.getLine() + 1;
    int column = mark == null ? 1 : mark.getColumn() + 1;
    problems.add(new Problem(file, line, column, Problem.Severity.ERROR, message, null));
  }

  List<Problem> all() {
    return problems;
  }
}
