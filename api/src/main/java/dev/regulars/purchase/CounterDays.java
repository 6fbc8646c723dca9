package dev.regulars.purchase;

import dev.regulars.rules.facts.Counted;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What rules count of members, day by day. The members' accounts are locked by who writes. */
@Component
class CounterDays {

  /** A day of a counter. Rows are written in this order by everybody. */
  record Day(UUID memberId, String counter, LocalDate day) implements Comparable<Day> {

    private static final Comparator<Day> ORDER =
        Comparator.comparing(Day::memberId).thenComparing(Day::counter).thenComparing(Day::day);

    @Override
    public int compareTo(Day other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * A counter in a span of days, both ends included.
   *
   * @param day of which it is asked how often it was marked
   */
  record Asked(UUID memberId, String counter, LocalDate starts, LocalDate ends, LocalDate day) {

    Day onDay() {
      return new Day(memberId, counter, day);
    }
  }

  /**
   * How a counter stands.
   *
   * @param value amounts and marked days of the span
   * @param marks how often the day was marked
   */
  record Sum(long value, long marks) {

    static final Sum NONE = new Sum(0, 0);
  }

  private static final String SUMS =
      """
      select given.i,
             least(coalesce(sum(held.amount), 0) + count(*) filter (where held.marks > 0), 1e18)::bigint as value,
             coalesce(sum(held.marks) filter (where held.day = given.day), 0)::bigint as marks
        from unnest($1::uuid[], $2::text[], $3::date[], $4::date[], $5::date[]) with ordinality
             as given (member_id, counter, starts, ends, day, i)
        join member_counter_day as held
          on held.member_id = given.member_id
         and held.counter = given.counter
         and held.day between given.starts and given.ends
       group by given.i
      """;

  private static final String ADD =
      """
      insert into member_counter_day as held (member_id, counter, day, amount, marks)
      select * from unnest($1::uuid[], $2::text[], $3::date[], $4::bigint[], $5::bigint[])
          on conflict (member_id, counter, day) do update
         set amount = held.amount + excluded.amount,
             marks  = held.marks + excluded.marks
      """;

  /** How each stands, in the order asked. */
  Mono<List<Sum>> sums(Connection connection, List<Asked> asked) {
    if (asked.isEmpty()) {
      return Mono.just(List.of());
    }
    Sum[] sums = new Sum[asked.size()];
    Arrays.fill(sums, Sum.NONE);
    return Columns.of(asked)
        .uuid(Asked::memberId)
        .text(Asked::counter)
        .date(Asked::starts)
        .date(Asked::ends)
        .date(Asked::day)
        .select(
            connection,
            SUMS,
            row ->
                sums[Math.toIntExact(Rows.number(row, "i")) - 1] =
                    new Sum(Rows.number(row, "value"), Rows.number(row, "marks")))
        .then(Mono.fromSupplier(() -> Arrays.asList(sums)));
  }

  /** Adds to days; negative numbers take back. */
  Mono<Void> add(Connection connection, Map<Day, Counted> added) {
    List<Map.Entry<Day, Counted>> rows = new ArrayList<>(new TreeMap<>(added).entrySet());
    rows.removeIf(row -> row.getValue().addsNothing());
    if (rows.isEmpty()) {
      return Mono.empty();
    }
    return Columns.of(rows)
        .uuid(row -> row.getKey().memberId())
        .text(row -> row.getKey().counter())
        .date(row -> row.getKey().day())
        .number(row -> row.getValue().amount())
        .number(row -> row.getValue().days())
        .execute(connection, ADD);
  }
}
