package dev.regulars.rules.language;

import dev.regulars.rules.language.Problem.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The problems of one file; past a number of them only that there are more. */
final class Problems {

  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private int left;

  Problems(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  /** Whether another problem would be told. Finding a suggestion costs time; ask first. */
  boolean hasRoom() {
    return problems.size() < Bounds.PROBLEMS_PER_FILE_MAX;
  }

  void add(Place place, String message, @Nullable String suggestion) {
    if (hasRoom()) {
      problems.add(
          new Problem(file, place.line(), place.column(), Severity.ERROR, message, suggestion));
    } else {
      left++;
    }
  }

  List<Problem> all() {
    List<Problem> all = new ArrayList<>(problems);
    if (left > 0) {
      Problem last = all.getLast();
      all.add(
          new Problem(
              file,
              last.line(),
              last.column(),
              Severity.ERROR,
              "There are " + left + " more problems below.",
              null));
    }
    return all;
  }
}
