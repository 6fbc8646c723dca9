package dev.regulars.purchase;

import dev.regulars.rulebook.BudgetUse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What budgets have given, as it is booked. */
@Component
class SpentBudgets implements BudgetUse {

  private final RecordedRows rows;

  SpentBudgets(RecordedRows rows) {
    this.rows = rows;
  }

  @Override
  public Mono<Map<String, Long>> used(Set<String> identities) {
    return identities.isEmpty() ? Mono.just(Map.of()) : rows.budgetsUsed(List.copyOf(identities));
  }
}
