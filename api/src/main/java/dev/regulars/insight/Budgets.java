package dev.regulars.insight;

import dev.regulars.insight.OverviewView.BudgetView;
import dev.regulars.purchase.RecordedRows;
import dev.regulars.rules.RuleBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What budgets have given, against what they may give. */
@Component
class Budgets {

  private static final Comparator<BudgetView> NEAREST_TO_ITS_END =
      Comparator.comparing(BudgetView::share).reversed().thenComparing(BudgetView::rule);

  private final RecordedRows recorded;

  Budgets(RecordedRows recorded) {
    this.recorded = recorded;
  }

  /** The budgets of a rulebook, the nearest to its end first. */
  Mono<List<BudgetView>> of(RuleBook rules) {
    Map<String, Long> budgets = rules.needs().budgets();
    if (budgets.isEmpty()) {
      return Mono.just(List.of());
    }
    return recorded
        .budgetsUsed(List.copyOf(budgets.keySet()))
        .map(
            used ->
                rules.rules().stream()
                    .filter(rule -> budgets.containsKey(rule.identity()))
                    .map(
                        rule ->
                            view(
                                rule.name(),
                                used.getOrDefault(rule.identity(), 0L),
                                budgets.getOrDefault(rule.identity(), 0L)))
                    .sorted(NEAREST_TO_ITS_END)
                    .toList());
  }

  private static BudgetView view(String rule, long used, long of) {
    BigDecimal share =
        BigDecimal.valueOf(used).divide(BigDecimal.valueOf(of), 4, RoundingMode.HALF_UP);
    return new BudgetView(rule, used, of, share);
  }
}
