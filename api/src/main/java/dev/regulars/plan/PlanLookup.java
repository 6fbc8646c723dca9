package dev.regulars.plan;

import dev.regulars.programme.Today;
import dev.regulars.security.Who;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is shown of members' plans. */
@Component
class PlanLookup {

  private static final int HISTORY_MAX = 100;

  private static final String HISTORY =
      """
      select at, plan, action, cause, ends_on, source_id, refund_minor, by_kind, by_id, by_name, reason
        from member_plan_change
       where member_id = $1
       order by id desc
       limit $2
      """;

  private final Plans plans;
  private final MemberPlans members;
  private final Today calendar;

  PlanLookup(Plans plans, MemberPlans members, Today calendar) {
    this.plans = plans;
    this.members = members;
    this.calendar = calendar;
  }

  /** A member's plans and their history. */
  Mono<MemberPlansView> of(Connection connection, UUID memberId) {
    return Mono.zip(
            held(connection, memberId),
            Rows.of(
                    connection.createStatement(HISTORY).bind(0, memberId).bind(1, HISTORY_MAX),
                    PlanLookup::change)
                .collectList())
        .map(read -> new MemberPlansView(read.getT1(), read.getT2()));
  }

  /** A member's plans, those that last longest first. */
  Mono<List<MemberPlanView>> held(Connection connection, UUID memberId) {
    LocalDate today = calendar.date();
    return members
        .of(connection, List.of(memberId))
        .flatMap(
            held ->
                names(connection, held)
                    .map(
                        names ->
                            held.stream()
                                .map(
                                    one ->
                                        MemberPlanView.of(
                                            one, names.getOrDefault(one.plan(), one.plan()), today))
                                .sorted(
                                    Comparator.comparing(
                                            (MemberPlanView one) -> one.state().equals("ended"))
                                        .thenComparing(MemberPlanView::plan))
                                .toList()));
  }

  /** A plan as it is now. */
  Mono<MemberPlanView> view(Connection connection, MemberPlan held) {
    return names(connection, List.of(held))
        .map(
            names ->
                MemberPlanView.of(
                    held, names.getOrDefault(held.plan(), held.plan()), calendar.date()));
  }

  private Mono<Map<String, String>> names(Connection connection, List<MemberPlan> held) {
    return plans
        .byCode(connection, held.stream().map(MemberPlan::plan).toList())
        .map(found -> found.values().stream().collect(Collectors.toMap(Plan::code, Plan::name)));
  }

  private static MemberPlansView.ChangeView change(Readable row) {
    return new MemberPlansView.ChangeView(
        Rows.instant(row, "at"),
        Rows.text(row, "plan"),
        Rows.text(row, "action"),
        Rows.text(row, "cause"),
        row.get("ends_on", LocalDate.class),
        row.get("source_id", UUID.class),
        row.get("refund_minor", Long.class),
        by(row),
        row.get("reason", String.class));
  }

  private static @Nullable Who by(Readable row) {
    String kind = row.get("by_kind", String.class);
    return kind == null
        ? null
        : new Who(row.get("by_id", UUID.class), Rows.text(row, "by_name"), Who.Kind.of(kind));
  }
}
