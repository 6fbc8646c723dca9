package dev.regulars.me;

import dev.regulars.plan.OwnPlans;
import dev.regulars.plan.OwnPlans.OwnPlan;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Which plans a member has. */
@RestController
@Tag(name = "Me")
class OwnPlanEndpoint {

  private final OwnPlans plans;

  OwnPlanEndpoint(OwnPlans plans) {
    this.plans = plans;
  }

  @GetMapping("/v1/me/plan")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "listMyPlans",
      summary = "Plans that the member has or had, and until when")
  Mono<Page<OwnPlan>> list(Caller caller) {
    return plans.of(caller.id()).map(found -> new Page<>(found, null));
  }
}
