package dev.regulars.rulebook;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.ProgrammeVersion;
import dev.regulars.rulebook.CheckResult.ExampleOutcome;
import dev.regulars.rulebook.CheckResult.Finding;
import dev.regulars.rules.Interpretation;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.RulebookSize;
import dev.regulars.rules.example.ExampleResult;
import dev.regulars.rules.example.Examples;
import dev.regulars.rules.language.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says whether rule files could go live, and if not, why. */
@Component
class Checks {

  private final Compiling compiling;
  private final Advice advice;
  private final BudgetsLeft budgets;
  private final Bookshelf shelf;
  private final DraftSizes sizes;
  private final ProgrammeSettings settings;
  private final Clock clock;

  Checks(
      Compiling compiling,
      Advice advice,
      BudgetsLeft budgets,
      Bookshelf shelf,
      DraftSizes sizes,
      ProgrammeSettings settings,
      Clock clock) {
    this.sizes = sizes;
    this.compiling = compiling;
    this.advice = advice;
    this.budgets = budgets;
    this.shelf = shelf;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Everything that is right and wrong with them, and what is odd.
   *
   * @param locale the language in which is told what is odd, and what examples say
   */
  Mono<CheckResult> check(RuleFiles files, Locale locale) {
    return check(files, files, locale);
  }

  /**
   * The same of files whose rules were not all given their identities yet.
   *
   * @param whole the files as they will be kept
   */
  Mono<CheckResult> check(RuleFiles files, RuleFiles whole, Locale locale) {
    return sizes
        .most()
        .flatMap(
            most -> {
              List<Problem> tooMuch = RulebookSize.problems(files, most);
              return tooMuch.isEmpty()
                  ? compiling
                      .look(() -> look(files, locale))
                      .zipWhen(found -> advice.of(files, locale), CheckResult::with)
                      .zipWhen(
                          found -> budgets.of(whole), (found, left) -> found.with(left, locale))
                  : Mono.just(CheckResult.of(findings(tooMuch), List.of()));
            });
  }

  private CheckResult look(RuleFiles files, Locale locale) {
    List<Problem> problems = new ArrayList<>(compiling.compiler().check(files));
    problems.addAll(Examples.problems(files, settings.programme()));
    List<ExampleOutcome> examples =
        switch (compiling.compiler().interpret(files)) {
          case Interpretation.Sound(RuleBook rules, var warnings) -> run(rules, files, locale);
          case Interpretation.Refused refused -> List.of();
        };
    return CheckResult.of(findings(problems), examples);
  }

  /**
   * A version's rulebook, once it is compiled and does what its examples say; under settings that
   * are to come it has to be one, too.
   *
   * @return a problem of 422 where it does not
   */
  Mono<RuleBook> prove(Version version) {
    // What was live goes live again, however much it is.
    Mono<RuleFiles> fitting =
        version.wasLive() ? Mono.just(version.files()) : sizes.fitting(version.files());
    return fitting
        .flatMap(files -> shelf.compiled(version.number(), settings.now()))
        .map(VersionedRuleBook::rules)
        .flatMap(rules -> compiling.prove(() -> proven(rules, version)))
        .onErrorMap(
            UnsoundVersion.class,
            unsound -> Refusals.notSound(CheckResult.of(findings(unsound.problems()), List.of())));
  }

  private RuleBook proven(RuleBook rules, Version version) {
    for (ProgrammeVersion coming : settings.between(clock.instant(), Instant.MAX)) {
      if (compiling.compiler(coming.programme()).interpret(version.files())
          instanceof Interpretation.Refused(List<Problem> problems)) {
        throw Refusals.notSound(CheckResult.of(findings(problems), List.of()));
      }
    }
    // What was live did what its examples say under the settings of its time.
    boolean holds =
        version.wasLive()
            && Examples.run(rules, version.files()).stream().noneMatch(ExampleResult::isBroken);
    CheckResult result =
        CheckResult.of(List.of(), holds ? List.of() : run(rules, version.files(), Locale.ENGLISH));
    if (!result.ok()) {
      throw Refusals.notSound(result);
    }
    return rules;
  }

  static List<Finding> findings(List<Problem> problems) {
    return problems.stream().map(Finding::of).toList();
  }

  private static List<ExampleOutcome> run(RuleBook rules, RuleFiles files, Locale locale) {
    List<ExampleOutcome> outcomes = new ArrayList<>();
    files
        .files()
        .forEach(
            (name, text) -> {
              RuleFiles one = new RuleFiles(new TreeMap<>(Map.of(name, text)));
              Examples.run(rules, one, locale)
                  .forEach(result -> outcomes.add(ExampleOutcome.of(name, result)));
            });
    return outcomes;
  }
}
