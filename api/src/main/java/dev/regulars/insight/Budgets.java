package dev.regulars.insight;

import dev.regulars.insight.OverviewView.BudgetView;
import dev.regulars.purchase.RecordedRows;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.decision.RuleTerms;
import dev.regulars.rules.discount.RuleDiscount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    Map<String, Long> most = new HashMap<>(rules.needs().budgets());
    most.putAll(rules.discountNeeds().budgets());
    if (most.isEmpty()) {
      return Mono.just(List.of());
    }
    return recorded
        .budgetsUsed(List.copyOf(most.keySet()))
        .map(
            used ->
                rules.rules().stream()
                    .flatMap(rule -> views(rule, rules.programme().currency(), most, used))
                    .sorted(NEAREST_TO_ITS_END)
                    .toList());
  }

  private static Stream<BudgetView> views(
      RuleTerms rule, String currency, Map<String, Long> most, Map<String, Long> used) {
    String points = rule.identity();
    String money = RuleDiscount.budget(points);
    return Stream.of(points, money)
        .filter(most::containsKey)
        .map(
            key ->
                view(
                    rule.name(),
                    key.equals(money) ? currency : null,
                    used.getOrDefault(key, 0L),
                    most.getOrDefault(key, 0L)));
  }

  private static BudgetView view(String rule, @Nullable String currency, long used, long of) {
    BigDecimal share =
        BigDecimal.valueOf(used).divide(BigDecimal.valueOf(of), 4, RoundingMode.HALF_UP);
    return new BudgetView(rule, currency, used, of, share);
  }
}
