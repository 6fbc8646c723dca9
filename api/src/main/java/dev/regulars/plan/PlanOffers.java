package dev.regulars.plan;

import dev.regulars.programme.PublicPlans;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The plans as customers may know them. */
@Component
class PlanOffers implements PublicPlans {

  private final Plans plans;

  PlanOffers(Plans plans) {
    this.plans = plans;
  }

  @Override
  public Mono<List<PublicPlan>> offered() {
    return plans.offered().map(PlanOffers::offer).collectList();
  }

  private static PublicPlan offer(Plans.Kept kept) {
    Plan plan = kept.plan();
    PlanTerm term = plan.term();
    return new PublicPlan(
        plan.code(),
        plan.name(),
        kept.document().description(),
        plan.priceMinor(),
        term.number() == null ? 1 : term.number(),
        term.unit() == null ? PlanTerm.DAYS : term.unit(),
        plan.trialDays(),
        plan.benefits());
  }
}
