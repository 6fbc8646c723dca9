package dev.regulars.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.programme.Today;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a member may see of their own plans. */
@Component
public class OwnPlans {

  /**
   * A plan that a member has or had.
   *
   * @param since its first day, missing where it has ended
   * @param until its last day; missing for no end, and while it is paused
   * @param renews false where it ends with what there is
   * @param benefits what members have of it
   */
  @Schema(name = "OwnPlan")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OwnPlan(
      String plan,
      String name,
      @Schema(allowableValues = {"trial", "active", "paused", "ended"}) String state,
      @Nullable LocalDate since,
      @Nullable LocalDate until,
      boolean renews,
      @Nullable LocalDate renewsOn,
      @Nullable LocalDate pausedSince,
      List<String> benefits) {}

  private final Plans plans;
  private final MemberPlans members;
  private final DatabaseClient database;
  private final Today calendar;

  OwnPlans(Plans plans, MemberPlans members, DatabaseClient database, Today calendar) {
    this.plans = plans;
    this.members = members;
    this.database = database;
    this.calendar = calendar;
  }

  /** A member's plans: those that run or are paused first, then those that ended. */
  public Mono<List<OwnPlan>> of(UUID memberId) {
    return database.inConnection(
        connection ->
            members
                .of(connection, List.of(memberId))
                .flatMap(
                    held ->
                        plans
                            .byCode(connection, held.stream().map(MemberPlan::plan).toList())
                            .map(named -> views(held, named))));
  }

  private List<OwnPlan> views(List<MemberPlan> held, Map<String, Plan> named) {
    LocalDate today = calendar.date();
    return held.stream()
        .map(one -> view(one, named.get(one.plan()), today))
        .sorted(
            Comparator.comparing((OwnPlan one) -> one.state().equals("ended"))
                .thenComparing(OwnPlan::plan))
        .toList();
  }

  private static OwnPlan view(MemberPlan held, @Nullable Plan plan, LocalDate today) {
    MemberPlanView view = MemberPlanView.of(held, plan == null ? held.plan() : plan.name(), today);
    return new OwnPlan(
        view.plan(),
        view.name(),
        view.state(),
        view.since(),
        view.until(),
        view.renews(),
        view.renewsOn(),
        view.pausedSince(),
        plan == null ? List.of() : plan.benefits());
  }
}
