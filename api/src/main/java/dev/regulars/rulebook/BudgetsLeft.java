package dev.regulars.rulebook;

import dev.regulars.rules.Interpretation;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.decision.RuleTerms;
import dev.regulars.rules.discount.RuleDiscount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  /**
   * A budget before it is known what it gave.
   *
   * @param key what it is counted under
   */
  private record Budget(
      String rule, String key, @Nullable String currency, long most, Place place) {}

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
    Map<String, Long> money = rules.discountNeeds().budgets();
    if (points.isEmpty() && money.isEmpty()) {
      return List.of();
    }
    Map<String, Place> places = places(files);
    List<Budget> budgets = new ArrayList<>();
    for (RuleTerms rule : rules.rules()) {
      Place place = places.get("rule \"" + rule.name() + '"');
      String identity = rule.identity();
      Long most = points.get(identity);
      if (most != null && place != null) {
        budgets.add(new Budget(rule.name(), identity, null, most, place));
      }
      String off = RuleDiscount.budget(identity);
      Long mostMinor = money.get(off);
      if (mostMinor != null && place != null) {
        String currency = rules.programme().currency();
        budgets.add(new Budget(rule.name(), off, currency, mostMinor, place));
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
    return use.used(budgets.stream().map(Budget::key).collect(Collectors.toSet()))
        .map(
            given ->
                budgets.stream()
                    .map(budget -> left(budget, given.getOrDefault(budget.key(), 0L)))
                    .toList());
  }

  private static BudgetLeft left(Budget budget, long used) {
    return new BudgetLeft(
        budget.rule(),
        budget.place().file(),
        budget.place().line(),
        budget.currency(),
        budget.most(),
        used,
        Math.max(0, budget.most() - used));
  }
}
