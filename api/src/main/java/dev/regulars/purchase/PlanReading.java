package dev.regulars.purchase;

import dev.regulars.plan.MemberPlans;
import dev.regulars.plan.Plans;
import io.r2dbc.spi.Connection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads which plans members have and which are bought; nothing where nobody asks. */
@Component
class PlanReading {

  private final Plans plans;
  private final MemberPlans members;

  PlanReading(Plans plans, MemberPlans members) {
    this.plans = plans;
    this.members = members;
  }

  /** Adds what has to be read; what may change is locked by who books. */
  void addTo(
      List<Mono<Void>> reads,
      Connection connection,
      Needs needs,
      Gathered gathered,
      boolean books) {
    if (!needs.planProducts().isEmpty()) {
      reads.add(
          plans
              .bySku(connection, needs.planProducts())
              .doOnNext(gathered.plans()::learnSold)
              .then());
    }
    if (!needs.planCodes().isEmpty()) {
      reads.add(
          plans
              .byCode(connection, needs.planCodes())
              .doOnNext(gathered.plans()::learnNamed)
              .then());
    }
    if (!needs.plans().isEmpty()) {
      reads.add(
          (books && needs.changesPlans()
                  ? members.lock(connection, needs.plans())
                  : members.of(connection, needs.plans()))
              .doOnNext(found -> gathered.plans().learn(needs.plans(), found))
              .then());
    }
  }
}
