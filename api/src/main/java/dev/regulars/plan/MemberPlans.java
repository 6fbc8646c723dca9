package dev.regulars.plan;

import dev.regulars.outbox.Outbox;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.security.Who;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of members' plans, for those who work in batches on a connection of their own. */
@Component
public class MemberPlans {

  private static final TypeReference<List<Term>> TERMS = new TypeReference<>() {};
  private static final TypeReference<List<Integer>> NOTICE = new TypeReference<>() {};

  private static final String COLUMNS =
      "select member_id, plan, terms, notice, renews, tried, told_on from member_plan ";

  private static final String OF = COLUMNS + "where member_id = any($1::uuid[])";

  private static final String LOCK = OF + " order by member_id, plan for update";

  // Who is at one of them tells of it: they are passed over.
  private static final String DUE =
      COLUMNS
          + """
          where due_on <= $1
          order by due_on, member_id, plan
          limit $2
            for update skip locked
          """;

  private static final String PUT =
      """
      insert into member_plan as kept
             (member_id, plan, terms, notice, renews, tried, told_on, due_on)
      select member_id, plan, terms::jsonb, notice::jsonb, renews::boolean, tried::boolean, told_on,
             due_on
        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[],
                    $8::date[])
             as given (member_id, plan, terms, notice, renews, tried, told_on, due_on)
          on conflict (member_id, plan) do update
         set terms   = excluded.terms,
             notice  = excluded.notice,
             renews  = excluded.renews,
             tried   = excluded.tried,
             told_on = excluded.told_on,
             due_on  = excluded.due_on
      """;

  private static final String REMEMBER =
      """
      insert into member_plan_change
             (member_id, id, plan, at, action, cause, ends_on, source_id, refund_minor, by_kind, by_id,
              by_name, reason)
      select member_id, id, plan, at, action, cause, ends_on, source_id, refund_minor::bigint, by_kind,
             by_id, by_name, reason
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::text[],
                    $7::date[], $8::uuid[], $9::text[], $10::text[], $11::uuid[], $12::text[], $13::text[])
             as given (member_id, id, plan, at, action, cause, ends_on, source_id, refund_minor, by_kind,
                       by_id, by_name, reason)
      """;

  private final Outbox outbox;
  private final JsonMapper json;

  MemberPlans(Outbox outbox, JsonMapper json) {
    this.outbox = outbox;
    this.json = json;
  }

  /** What these members have and had. */
  public Mono<List<MemberPlan>> of(Connection connection, Collection<UUID> memberIds) {
    return select(connection, OF, memberIds);
  }

  /** The same, locked; the members' accounts are locked before. */
  public Mono<List<MemberPlan>> lock(Connection connection, Collection<UUID> memberIds) {
    return select(connection, LOCK, memberIds);
  }

  private Mono<List<MemberPlan>> select(
      Connection connection, String sql, Collection<UUID> memberIds) {
    return Columns.of(List.copyOf(memberIds))
        .uuid(id -> id)
        .select(connection, sql, this::read)
        .collectList();
  }

  /** Some on which there is something to tell by a day, locked. */
  Mono<List<MemberPlan>> due(Connection connection, LocalDate day, int most) {
    return Rows.of(connection.createStatement(DUE).bind(0, day).bind(1, most), this::read)
        .collectList();
  }

  private MemberPlan read(Readable row) {
    return new MemberPlan(
        Rows.uuid(row, "member_id"),
        Rows.text(row, "plan"),
        json.readValue(Rows.json(row, "terms"), TERMS),
        json.readValue(Rows.json(row, "notice"), NOTICE),
        Rows.is(row, "renews"),
        Rows.is(row, "tried"),
        Rows.get(row, "told_on", LocalDate.class));
  }

  /**
   * Writes what became of plans, in the order in which it did; what is told of it, the caller
   * {@linkplain PlanChange#events tells}.
   */
  public Mono<Void> write(Connection connection, List<PlanChange> changes) {
    if (changes.isEmpty()) {
      return Mono.empty();
    }
    Map<String, MemberPlan> last = new LinkedHashMap<>();
    for (PlanChange change : changes) {
      last.put(change.memberId() + change.after().plan(), change.after());
    }
    return Flux.mergeSequential(
            put(connection, List.copyOf(last.values())), remember(connection, changes))
        .then();
  }

  /** The same, and tells of it. */
  Mono<Void> writeAndTell(
      Connection connection, List<PlanChange> changes, List<OutboxEvent> besides) {
    List<OutboxEvent> events = new ArrayList<>(besides);
    changes.forEach(change -> events.addAll(change.events(json)));
    return write(connection, changes).then(Mono.defer(() -> outbox.append(connection, events)));
  }

  Mono<Void> put(Connection connection, List<MemberPlan> plans) {
    return plans.isEmpty()
        ? Mono.empty()
        : Columns.of(plans)
            .uuid(MemberPlan::memberId)
            .text(MemberPlan::plan)
            .text(one -> json.writeValueAsString(one.terms()))
            .text(one -> json.writeValueAsString(one.notice()))
            .text(one -> Boolean.toString(one.renews()))
            .text(one -> Boolean.toString(one.tried()))
            .date(MemberPlan::toldOn)
            .date(MemberPlan::dueOn)
            .execute(connection, PUT);
  }

  private Mono<Void> remember(Connection connection, List<PlanChange> changes) {
    return Columns.of(changes)
        .uuid(PlanChange::memberId)
        .uuid(PlanChange::id)
        .text(change -> change.after().plan())
        .instant(PlanChange::at)
        .text(change -> change.action().code())
        .text(change -> change.cause().code())
        .date(change -> change.after().endsOn())
        .uuid(PlanChange::sourceId)
        .text(change -> change.refundMinor() == null ? null : change.refundMinor().toString())
        .text(change -> by(change, who -> who.kind().code()))
        .uuid(change -> by(change, Who::id))
        .text(change -> by(change, Who::name))
        .text(PlanChange::reason)
        .execute(connection, REMEMBER);
  }

  private static <V> @Nullable V by(PlanChange change, Function<Who, @Nullable V> part) {
    Who who = change.by();
    return who == null ? null : part.apply(who);
  }
}
