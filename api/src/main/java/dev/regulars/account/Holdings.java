package dev.regulars.account;

import dev.regulars.programme.Today;
import dev.regulars.shared.Rows;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What many members have, for lists: without their lots, and nothing is locked. */
@Component
public class Holdings {

  // What is over is not counted, whether somebody came by since its last day or not.
  private static final String SELECT =
      """
      select member_id, tier, tier_since, tier_until, tier_given,
             case when due_on <= $2
                  then available - (select coalesce(sum(remaining), 0)
                                      from lot
                                     where lot.member_id = member_account.member_id
                                       and account = 'available'
                                       and expires_on < $2)::bigint
                  else available
             end as available
        from member_account
       where member_id = any($1::uuid[])
      """;

  /**
   * What a member has.
   *
   * @param available points that can be spent; below 0 after points were spent that a return took
   *     back
   */
  public record Held(long available, HeldTier tier) {}

  private final DatabaseClient database;
  private final Today calendar;

  Holdings(DatabaseClient database, Today calendar) {
    this.database = database;
    this.calendar = calendar;
  }

  /** What each of these members has; members without an account are missing. */
  public Mono<Map<UUID, Held>> of(Collection<UUID> memberIds) {
    return database
        .sql(SELECT)
        .bind(0, memberIds.stream().map(UUID::toString).toArray(String[]::new))
        .bind(1, calendar.date())
        .map(
            row ->
                Map.entry(
                    Rows.uuid(row, "member_id"),
                    new Held(Rows.number(row, "available"), HeldTier.of(row))))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }
}
