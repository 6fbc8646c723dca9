package dev.regulars.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.regulars.rules.example.ExampleResult;
import dev.regulars.rules.language.Problem;
import dev.regulars.rules.warning.Warning;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is right and wrong with rule files and their examples.
 *
 * @param ok whether they could go live: no error, and every example holds
 * @param problems by file, line and column
 * @param examples how each came out; empty where an error keeps them from being run
 * @param budgets what is left of the budgets of rules; empty where there is an error
 */
@Schema(name = "RulebookCheck")
record CheckResult(
    boolean ok, List<Finding> problems, List<ExampleOutcome> examples, List<BudgetLeft> budgets) {

  /** How bad a finding is. */
  enum Severity {
    /** It keeps the rulebook from going live. */
    @JsonProperty("error")
    ERROR,
    @JsonProperty("warning")
    WARNING
  }

  /**
   * Something wrong, or worth a look.
   *
   * @param line 1-based
   * @param column 1-based
   * @param code what kind of warning it is, missing for errors
   * @param suggestion the nearest sentence or value, missing where there is none
   */
  @Schema(name = "RulebookProblem")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Finding(
      String file,
      int line,
      int column,
      Severity severity,
      @Nullable String code,
      String message,
      @Nullable String suggestion) {

    static Finding of(Problem problem) {
      return new Finding(
          problem.file(),
          problem.line(),
          problem.column(),
          problem.severity() == Problem.Severity.ERROR ? Severity.ERROR : Severity.WARNING,
          null,
          problem.message(),
          problem.suggestion());
    }

    static Finding of(Warning warning) {
      return new Finding(
          warning.file(),
          warning.line(),
          1,
          Severity.WARNING,
          warning.code().code(),
          warning.message() + " " + warning.reason(),
          null);
    }

    static Finding of(BudgetLeft usedUp, Locale locale) {
      return new Finding(
          usedUp.file(),
          usedUp.line(),
          1,
          Severity.WARNING,
          "budget-used-up",
          BudgetTexts.in(locale).usedUp(usedUp),
          null);
    }
  }

  /** The same with what is odd about the files. */
  CheckResult with(List<Warning> warnings) {
    return with(warnings.stream().map(Finding::of).toList(), budgets);
  }

  /** The same with what is left of budgets, and a warning for each of which nothing is. */
  CheckResult with(List<BudgetLeft> left, Locale locale) {
    return with(
        left.stream()
            .filter(budget -> budget.left() == 0)
            .map(budget -> Finding.of(budget, locale))
            .toList(),
        left);
  }

  private CheckResult with(List<Finding> more, List<BudgetLeft> left) {
    List<Finding> all = new ArrayList<>(problems);
    all.addAll(more);
    all.sort(
        Comparator.comparing(Finding::file)
            .thenComparingInt(Finding::line)
            .thenComparingInt(Finding::column));
    return new CheckResult(ok, List.copyOf(all), examples, left);
  }

  /**
   * How an example came out; what is {@code given}, {@code expected} and {@code got} is told in
   * words.
   *
   * @param given a line for each part of what it begins with; empty where it cannot be read
   */
  @Schema(name = "ExampleOutcome")
  record ExampleOutcome(
      String file, String name, boolean ok, List<String> given, String expected, String got) {

    static ExampleOutcome of(String file, ExampleResult result) {
      return new ExampleOutcome(
          file, result.name(), result.ok(), result.given(), result.expected(), result.got());
    }
  }

  static CheckResult of(List<Finding> problems, List<ExampleOutcome> examples) {
    boolean ok =
        problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR)
            && examples.stream().allMatch(ExampleOutcome::ok);
    return new CheckResult(ok, problems, examples, List.of());
  }
}
