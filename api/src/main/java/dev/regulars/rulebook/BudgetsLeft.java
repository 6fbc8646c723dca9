package dev.regulars.rulebook;

import dev.regulars.rules.Interpretation;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.decision.RuleTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says what is left of the budgets of rule files, as far as they can be read. */
@Component
class BudgetsLeft {

  private final Compiling compiling;
  private final ObjectProvider<BudgetUse> books;

  BudgetsLeft(Compiling compiling, ObjectProvider<BudgetUse> books) {
    this.compiling = compiling;
    this.books = books;
  }

  /** In the order of the rules; empty where the files have an error. */
  Mono<List<BudgetLeft>> of(RuleFiles files) {
    return compiling.look(() -> budgets(files)).flatMap(this::used);
  }

  /** A budget before it is known what it gave. */
  private record Budget(String rule, String identity, long points, Place place) {}

  /** Where a rule begins. */
  private record Place(String file, int line) {}

  private List<Budget> budgets(RuleFiles files) {
    return switch (compiling.compiler().interpret(files)) {
      case Interpretation.Sound(RuleBook rules, var warnings) -> budgets(rules, files);
      case Interpretation.Refused refused -> List.of();
    };
  }

  private static List<Budget> budgets(RuleBook rules, RuleFiles files) {
    Map<String, Long> points = rules.needs().budgets();
    if (points.isEmpty()) {
      return List.of();
    }
    Map<String, Place> places = places(files);
    List<Budget> budgets = new ArrayList<>();
    for (RuleTerms rule : rules.rules()) {
      Long most = points.get(rule.identity());
      Place place = places.get("rule \"" + rule.name() + '"');
      if (most != null && place != null) {
        budgets.add(new Budget(rule.name(), rule.identity(), most, place));
      }
    }
    return budgets;
  }

  private static Map<String, Place> places(RuleFiles files) {
    Map<String, Place> places = new HashMap<>();
    files
        .files()
        .forEach(
            (name, text) -> {
              if (name.endsWith(FileForm.RULES)) {
                int number = 0;
                for (String line : text.split("\n", -1)) {
                  number++;
                  if (line.contains("rule \"")) {
                    places.putIfAbsent(line.strip(), new Place(name, number));
                  }
                }
              }
            });
    return places;
  }

  private Mono<List<BudgetLeft>> used(List<Budget> budgets) {
    BudgetUse use = books.getIfAvailable();
    if (budgets.isEmpty() || use == null) {
      return Mono.just(List.of());
    }
    return use.used(
            budgets.stream().map(Budget::identity).collect(java.util.stream.Collectors.toSet()))
        .map(
            given ->
                budgets.stream()
                    .map(budget -> left(budget, given.getOrDefault(budget.identity(), 0L)))
                    .toList());
  }

  private static BudgetLeft left(Budget budget, long used) {
    return new BudgetLeft(
        budget.rule(),
        budget.place().file(),
        budget.place().line(),
        budget.points(),
        used,
        Math.max(0, budget.points() - used));
  }
}
