package dev.regulars.plan;

import dev.regulars.tier.HeldPlans;
import io.r2dbc.spi.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells who judges tiers which plans members have. */
@Component
class PlansOfTiers implements HeldPlans {

  private final MemberPlans members;

  PlansOfTiers(MemberPlans members) {
    this.members = members;
  }

  @Override
  public Mono<Map<UUID, Days>> of(Connection connection, Collection<UUID> memberIds) {
    return members
        .of(connection, memberIds)
        .map(
            all ->
                all.stream()
                    .collect(
                        Collectors.groupingBy(
                            MemberPlan::memberId,
                            Collectors.collectingAndThen(
                                Collectors.toList(), PlansOfTiers::days))));
  }

  private static Days days(List<MemberPlan> held) {
    return day ->
        held.stream()
            .filter(plan -> plan.covers(day))
            .map(MemberPlan::plan)
            .collect(Collectors.toUnmodifiableSet());
  }
}
