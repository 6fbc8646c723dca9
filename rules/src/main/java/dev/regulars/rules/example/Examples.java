package dev.regulars.rules.example;

import dev.regulars.rules.Cancellation;
import dev.regulars.rules.Programme;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.decision.PointsOverflowException;
import dev.regulars.rules.language.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The examples of a rulebook: every {@code *.yaml} among its files. A file is a list of examples:
 *
 * <pre>
 * - name: Gold buys two coffees
 *   at: 2026-11-24 10:15          # wall-clock time in the programme's zone; a day alone means noon
 *   member: {tier: gold}          # what is not said is ordinary: see rules/README.md
 *   purchase:                     # or just a total: "purchase: 5.00"
 *     - {category: coffee, quantity: 2, price: 2.50}
 *   points: 10
 *   rules: {Base points: 5, Double points on coffee: 5}
 * </pre>
 */
public final class Examples {

  private static final String SUFFIX = ".yaml";

  private Examples() {}

  /** What is wrong with the example files, with file, line and column; empty where nothing is. */
  public static List<Problem> problems(RuleFiles files, Programme programme) {
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, String> file : files.files().entrySet()) {
      if (file.getKey().endsWith(SUFFIX)) {
        YamlProblems found = new YamlProblems(file.getKey());
        new ExampleReader(programme, found).read(file.getValue());
        problems.addAll(found.all());
      }
    }
    return problems;
  }

  /**
   * Runs every example against a rulebook. An example that cannot be read fails, and {@code got}
   * says where and why.
   */
  public static List<ExampleResult> run(RuleBook rulebook, RuleFiles files) {
    return run(rulebook, files, Locale.ENGLISH);
  }

  /** The same in the words of a language: German, else English. */
  public static List<ExampleResult> run(RuleBook rulebook, RuleFiles files, Locale locale) {
    ExampleWords words = ExampleWords.in(locale);
    List<ExampleResult> results = new ArrayList<>();
    for (Map.Entry<String, String> file : files.files().entrySet()) {
      if (file.getKey().endsWith(SUFFIX)) {
        YamlProblems found = new YamlProblems(file.getKey());
        List<Example> examples =
            new ExampleReader(rulebook.programme(), found).read(file.getValue());
        for (Example example : examples) {
          Cancellation.check();
          results.add(ExampleRun.result(rulebook, example, words));
        }
        found.all().forEach(problem -> results.add(unreadable(problem, words)));
      }
    }
    return results;
  }

  /**
   * The examples of a file in words, not run; those that cannot be read are left out.
   *
   * @param locale German, else English
   */
  public static List<Told> told(String text, Programme programme, Locale locale) {
    ExampleWords words = ExampleWords.in(locale);
    ToldGiven given = new ToldGiven(programme, words);
    ToldOutcome expected = new ToldOutcome(words);
    return new ExampleReader(programme, new YamlProblems(SUFFIX))
        .read(text).stream()
            .map(
                example ->
                    new Told(example.name(), given.of(example), expected.of(example.expectation())))
            .toList();
  }

  /**
   * An example in words.
   *
   * @param given a line for each part of what it begins with
   * @param expected what should come of it
   */
  public record Told(String name, List<String> given, String expected) {

    public Told {
      given = List.copyOf(given);
    }
  }

  /**
   * The same example, saying which of the programme's settings it needs: those with which it holds,
   * where it would not with others.
   */
  public static Example withSettings(RuleBook rulebook, Example example) {
    try {
      return new Example(
          example.name(),
          example.facts(),
          example.standing(),
          example.expectation(),
          ExampleRun.settingsThatMatter(rulebook, example));
    } catch (PointsOverflowException tooMany) {
      return example;
    }
  }

  /**
   * What each example says, by its name, in a form that tells whether two say the same. A file that
   * cannot be read stands there as a whole, under its own name.
   */
  public static Map<String, String> contents(RuleFiles files) {
    Map<String, String> contents = new LinkedHashMap<>();
    for (Map.Entry<String, String> file : files.files().entrySet()) {
      if (file.getKey().endsWith(SUFFIX)) {
        ExampleContents.read(file.getKey(), file.getValue(), contents);
      }
    }
    return contents;
  }

  private static ExampleResult unreadable(Problem problem, ExampleWords words) {
    String place = problem.file() + ":" + problem.line() + ":" + problem.column();
    return new ExampleResult(place, false, words.readable(), problem.message());
  }
}
