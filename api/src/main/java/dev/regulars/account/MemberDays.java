package dev.regulars.account;

import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What members did, day by day; windows and standings are sums over it. */
@Component
public class MemberDays {

  /**
   * A span of days of one member, both ends included.
   *
   * @param starts its first day
   * @param ofMembersYear whether it begins instead with the member's own year that its last day
   *     lies in, where it is known when they came
   * @param isPeriod whether it is counted for a tier, so that what the period before handed on
   *     counts, too; the sums here are without that
   */
  public record Span(
      UUID memberId, LocalDate starts, LocalDate ends, boolean ofMembersYear, boolean isPeriod) {

    /** A span whose days are known. */
    public Span(UUID memberId, LocalDate starts, LocalDate ends) {
      this(memberId, starts, ends, false, false);
    }

    /**
     * Its first day for a member.
     *
     * @param openedOn the day on which they came, null where that is not known
     */
    public LocalDate starts(@Nullable LocalDate openedOn) {
      return ofMembersYear && openedOn != null ? MembersYear.start(openedOn, ends) : starts;
    }
  }

  /** A day of one member. */
  public record Day(UUID memberId, LocalDate day) implements Comparable<Day> {

    // Rows are written in this order by everybody, for the same reason as locks are taken in order.
    private static final Comparator<Day> ORDER =
        Comparator.comparing(Day::memberId).thenComparing(Day::day);

    @Override
    public int compareTo(Day other) {
      return ORDER.compare(this, other);
    }
  }

  private static final String SUMS =
      """
      select given.i,
             least(coalesce(sum(member_day.purchases), 0), 1e18)::bigint as purchases,
             least(coalesce(sum(member_day.spent_minor), 0), 1e18)::bigint as spent_minor,
             least(coalesce(sum(member_day.accrued), 0), 1e18)::bigint as accrued
        from unnest($1::uuid[], $2::date[], $3::date[]) with ordinality as given (member_id, starts, ends, i)
        join member_day
          on member_day.member_id = given.member_id
         and member_day.day between given.starts and given.ends
       group by given.i
      """;

  // Where a member's year begins is known only to the account, which may be read in the same
  // breath.
  private static final String SUMS_OF_YEARS =
      """
      select given.i,
             least(coalesce(sum(member_day.purchases), 0), 1e18)::bigint as purchases,
             least(coalesce(sum(member_day.spent_minor), 0), 1e18)::bigint as spent_minor,
             least(coalesce(sum(member_day.accrued), 0), 1e18)::bigint as accrued
        from unnest($1::uuid[], $2::date[], $3::date[], $4::boolean[]) with ordinality
             as given (member_id, starts, ends, of_members_year, i)
        left join member_account
          on member_account.member_id = given.member_id
         and given.of_members_year
        join member_day
          on member_day.member_id = given.member_id
         and member_day.day between coalesce(members_year_start(member_account.opened_on, given.ends), given.starts)
                                and given.ends
       group by given.i
      """;

  private static final String ADD =
      """
      insert into member_day as held (member_id, day, purchases, spent_minor, accrued)
      select * from unnest($1::uuid[], $2::date[], $3::bigint[], $4::bigint[], $5::bigint[])
          on conflict (member_id, day) do update
         set purchases   = held.purchases + excluded.purchases,
             spent_minor = held.spent_minor + excluded.spent_minor,
             accrued     = held.accrued + excluded.accrued
      """;

  private static final String PURCHASES =
      """
      select held.member_id, held.day, held.purchases
        from unnest($1::uuid[]) as given (member_id)
       cross join lateral (
             select member_id, day, purchases
               from member_day
              where member_id = given.member_id
                and purchases > 0
              order by day desc
              limit $2) as held
      """;

  private static final String BOUGHT =
      """
      select given.i, held.day, held.purchases
        from unnest($1::uuid[], $2::date[], $3::date[]) with ordinality as given (member_id, starts, ends, i)
        join member_day as held
          on held.member_id = given.member_id
         and held.day between given.starts and given.ends
       where held.purchases > 0
      """;

  /** How many purchases there were on each day of the spans that has any. */
  public Mono<Map<Span, NavigableMap<LocalDate, Long>>> bought(
      Connection connection, List<Span> spans) {
    Map<Span, NavigableMap<LocalDate, Long>> bought = new HashMap<>();
    spans.forEach(span -> bought.put(span, new TreeMap<>()));
    return Columns.of(spans)
        .uuid(Span::memberId)
        .date(Span::starts)
        .date(Span::ends)
        .select(
            connection,
            BOUGHT,
            row ->
                bought
                        .getOrDefault(
                            spans.get(Math.toIntExact(Rows.number(row, "i")) - 1), new TreeMap<>())
                        .put(Rows.get(row, "day", LocalDate.class), Rows.number(row, "purchases"))
                    == null)
        .then(Mono.just(bought));
  }

  /** How many purchases each of the members made on the newest days with any, at most so many. */
  public Mono<Map<Day, Long>> purchases(
      Connection connection, Collection<UUID> memberIds, int daysMax) {
    return Rows.of(
            Columns.of(List.copyOf(memberIds))
                .uuid(id -> id)
                .bind(connection, PURCHASES)
                .bind(1, daysMax),
            row ->
                Map.entry(
                    new Day(Rows.uuid(row, "member_id"), Rows.get(row, "day", LocalDate.class)),
                    Rows.number(row, "purchases")))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue, HashMap::new);
  }

  /** The totals of each span, in the order asked. */
  public Mono<List<DayTotals>> totals(Connection connection, List<Span> spans) {
    if (spans.isEmpty()) {
      return Mono.just(List.of());
    }
    DayTotals[] totals = new DayTotals[spans.size()];
    Arrays.fill(totals, DayTotals.NONE);
    boolean ofYears = spans.stream().anyMatch(Span::ofMembersYear);
    Columns<Span> columns =
        Columns.of(spans).uuid(Span::memberId).date(Span::starts).date(Span::ends);
    return (ofYears ? columns.flag(MemberDays.Span::ofMembersYear) : columns)
        .select(
            connection,
            ofYears ? SUMS_OF_YEARS : SUMS,
            row ->
                totals[Math.toIntExact(Rows.number(row, "i")) - 1] =
                    new DayTotals(
                        Rows.number(row, "purchases"),
                        Rows.number(row, "spent_minor"),
                        Rows.number(row, "accrued")))
        .then(Mono.fromSupplier(() -> Arrays.asList(totals)));
  }

  /** Adds what was done; negative numbers take back. */
  public Mono<Void> add(Connection connection, Map<Day, DayTotals> done) {
    if (done.isEmpty()) {
      return Mono.empty();
    }
    List<Map.Entry<Day, DayTotals>> rows = new ArrayList<>(new TreeMap<>(done).entrySet());
    return Columns.of(rows)
        .uuid(row -> row.getKey().memberId())
        .date(row -> row.getKey().day())
        .number(row -> row.getValue().purchases())
        .number(row -> row.getValue().spentMinor())
        .number(row -> row.getValue().accrued())
        .execute(connection, ADD);
  }
}
