package dev.regulars.plan;

import dev.regulars.clock.FallsDue;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.programme.Today;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells that plans end soon, and that they have ended. Nothing depends on when this runs: who has
 * which plan on a day, its terms say. A server that was off for days tells what it missed once.
 */
@Component
class PlanDays implements FallsDue {

  static final String NAME = "plan-days";

  private static final int PLANS_MAX = 200;

  private static final String NEXT = "select min(due_on) as due_on from member_plan";

  /** What a piece of the work came to. */
  private record Told(int plans, long ended, long warned) {

    boolean leavesMore() {
      return plans == PLANS_MAX;
    }

    Told plus(Told other) {
      return new Told(plans + other.plans, ended + other.ended, warned + other.warned);
    }

    Map<String, Long> byName() {
      return Map.of("plansEnded", ended, "plansEnding", warned);
    }
  }

  private final MemberPlans members;
  private final DatabaseClient database;
  private final Transactions transactions;
  private final Today calendar;
  private final Ids ids;
  private final JsonMapper json;
  private final Clock clock;

  PlanDays(
      MemberPlans members,
      DatabaseClient database,
      Transactions transactions,
      Today calendar,
      Ids ids,
      JsonMapper json,
      Clock clock) {
    this.members = members;
    this.database = database;
    this.transactions = transactions;
    this.calendar = calendar;
    this.ids = ids;
    this.json = json;
    this.clock = clock;
  }

  /** Tells of some of them; true where more are left. */
  Mono<Boolean> sweep() {
    return piece().map(Told::leavesMore);
  }

  @Override
  public Mono<Instant> next() {
    return database
        .sql(NEXT)
        .map(row -> Optional.ofNullable(row.get("due_on", LocalDate.class)))
        .one()
        .flatMap(Mono::justOrEmpty)
        .map(calendar::startOf);
  }

  @Override
  public Mono<Map<String, Long>> run() {
    return Mono.defer(this::piece)
        .repeat()
        .takeUntil(told -> !told.leavesMore())
        .reduce(Told::plus)
        .map(Told::byName);
  }

  private Mono<Told> piece() {
    LocalDate today = calendar.date();
    return transactions.keep(
        connection ->
            members.due(connection, today, PLANS_MAX).flatMap(due -> tell(connection, due, today)));
  }

  private Mono<Told> tell(Connection connection, List<MemberPlan> due, LocalDate today) {
    Instant now = clock.instant();
    PlanChange.Moment moment = new PlanChange.Moment(ids, now, today, null, null);
    List<PlanChange> ended = new ArrayList<>();
    List<OutboxEvent> warnings = new ArrayList<>();
    List<MemberPlan> others = new ArrayList<>();
    for (MemberPlan plan : due) {
      MemberPlan told = plan.toldUntil(today);
      if (plan.endedUntil(today)) {
        ended.add(PlanChange.less(plan, told, moment, PlanChange.Cause.OVER, null));
        continue;
      }
      Integer days = plan.noticeUntil(today);
      if (days != null) {
        warnings.add(
            OutboxEvent.of(
                plan.memberId(),
                ids.next(),
                now,
                new PlanEvent.PlanEnding(
                    plan.plan(), String.valueOf(plan.endsOn()), days, plan.renews()),
                json));
      }
      others.add(told);
    }
    return members
        .put(connection, others)
        .then(Mono.defer(() -> members.writeAndTell(connection, ended, warnings)))
        .thenReturn(new Told(due.size(), ended.size(), warnings.size()));
  }
}
