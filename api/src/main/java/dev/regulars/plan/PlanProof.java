package dev.regulars.plan;

import dev.regulars.account.Proof;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Proves that every end that was not told yet will be, and that what was paid for or taken for
 * points came from a purchase or redemption that is remembered.
 */
@Component
class PlanProof implements Proof {

  private static final String UNTOLD =
      """
      with lasting as (
        select member_plan.member_id, member_plan.plan, told_on, due_on, max((term ->> 'endsOn')::date) + 1 as over
          from member_plan
         cross join lateral jsonb_array_elements(terms) as term
         group by member_plan.member_id, member_plan.plan, told_on, due_on
        having bool_and(term ->> 'endsOn' is not null)
           and bool_and(term -> 'pauses' -> -1 is null or term -> 'pauses' -> -1 ->> 'until' is not null)
      )
      select member_id, 'days since 1970 until plan ' || plan || ' ends' as what,
             (over - date '1970-01-01')::bigint as expected,
             coalesce(due_on - date '1970-01-01', 0)::bigint as found
        from lasting
       where over > told_on
         and (due_on is null or due_on > over)
       limit $1
      """;

  private static final String UNKNOWN =
      """
      select member_plan.member_id, 'what led to a term of plan ' || member_plan.plan as what, 1::bigint as expected,
             0::bigint as found
        from member_plan
       cross join lateral jsonb_array_elements(terms) as term
       where term ->> 'sourceId' is not null
         and not exists (select 1
                           from member_plan_change as change
                          where change.member_id = member_plan.member_id
                            and change.plan = member_plan.plan
                            and change.source_id = (term ->> 'sourceId')::uuid)
       limit $1
      """;

  private final DatabaseClient database;

  PlanProof(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Flux<Difference> differences(int most) {
    return Flux.just(UNTOLD, UNKNOWN).concatMap(select -> Difference.find(database, select, most));
  }
}
