package dev.regulars.account;

import dev.regulars.account.TierHistory.Changes;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The tiers that members reached besides those they hold, for what becomes known after the day on
 * which it happened.
 */
@Component
public class MemberTiers {

  private static final String READ =
      "select member_id, tier, since, until, given from member_tier where member_id ="
          + " any($1::uuid[])";

  private static final String REMOVE =
      """
      delete from member_tier as gone
       using unnest($1::uuid[], $2::text[], $3::date[]) as given (member_id, tier, since)
       where (gone.member_id, gone.tier, gone.since) = (given.member_id, given.tier, given.since)
      """;

  private static final String ADD =
      """
      insert into member_tier (member_id, tier, since, until, given)
      select * from unnest($1::uuid[], $2::text[], $3::date[], $4::date[], $5::bool[])
          on conflict do nothing
      """;

  private record Row(UUID memberId, HeldTier tier) {}

  /** The members' tiers besides those they hold; members without any are missing. */
  public Mono<Map<UUID, List<HeldTier>>> read(Connection connection, Collection<UUID> memberIds) {
    return Columns.of(List.copyOf(memberIds))
        .uuid(id -> id)
        .select(connection, READ, MemberTiers::row)
        .collect(
            Collectors.groupingBy(
                Row::memberId, HashMap::new, Collectors.mapping(Row::tier, Collectors.toList())));
  }

  /** Writes what changed; sends nothing where nothing did. The members' accounts are locked. */
  public Mono<Void> write(Connection connection, Map<UUID, Changes> changes) {
    List<Row> removed = rows(changes, Changes::removed);
    List<Row> added = rows(changes, Changes::added);
    if (removed.isEmpty() && added.isEmpty()) {
      return Mono.empty();
    }
    return Flux.mergeSequential(
            removed.isEmpty() ? Mono.<Void>empty() : keys(removed).execute(connection, REMOVE),
            added.isEmpty()
                ? Mono.<Void>empty()
                : keys(added)
                    .date(row -> row.tier().until())
                    .flag(row -> row.tier().byHand())
                    .execute(connection, ADD))
        .then();
  }

  /** Who is in no tier has no row. */
  private static List<Row> rows(
      Map<UUID, Changes> changes, Function<Changes, List<HeldTier>> which) {
    return changes.entrySet().stream()
        .flatMap(
            member ->
                which.apply(member.getValue()).stream()
                    .filter(tier -> tier.code() != null && tier.since() != null)
                    .map(tier -> new Row(member.getKey(), tier)))
        .toList();
  }

  private static Columns<Row> keys(List<Row> rows) {
    return Columns.of(rows)
        .uuid(Row::memberId)
        .text(row -> row.tier().code())
        .date(row -> row.tier().since());
  }

  private static Row row(Readable row) {
    return new Row(
        Rows.uuid(row, "member_id"),
        new HeldTier(
            row.get("tier", String.class),
            row.get("since", LocalDate.class),
            row.get("until", LocalDate.class),
            Rows.is(row, "given")));
  }
}
