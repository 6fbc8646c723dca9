package dev.regulars.purchase;

import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What limits have given each member, and budgets everybody. */
@Component
class Counters {

  private static final String READ =
      """
      select given.i, counter.used
        from unnest($1::uuid[], $2::text[], $3::text[], $4::date[]) with ordinality
             as given (member_id, rule, span, starts, i)
        join member_counter as counter using (member_id, rule, span, starts)
      """;

  private static final String ADD =
      """
      insert into member_counter as held (member_id, rule, span, starts, used)
      select * from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::bigint[])
          on conflict (member_id, rule, span, starts) do update
         set used = held.used + excluded.used
      """;

  private static final String TAKE =
      """
      update member_counter as held
         set used = greatest(0, held.used - given.used)
        from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::bigint[])
             as given (member_id, rule, span, starts, used)
       where (held.member_id, held.rule, held.span, held.starts)
           = (given.member_id, given.rule, given.span, given.starts)
      """;

  // The update that changes nothing locks the row, or makes it: nobody else spends the budget until
  // this transaction
  // ends. Rows are locked in the order of their names.
  private static final String LOCK_BUDGETS =
      """
      insert into budget as held (rule, used)
      select rule, 0 from unnest($1::text[]) as given (rule) order by rule
          on conflict (rule) do update set used = held.used
      returning rule, used
      """;

  private static final String BUDGETS =
      "select rule, used from budget where rule = any($1::text[])";

  private static final String ADD_BUDGETS =
      """
      update budget
         set used = greatest(0, budget.used + given.used)
        from unnest($1::text[], $2::bigint[]) as given (rule, used)
       where budget.rule = given.rule
      """;

  /** The counters' values; what was never counted is missing. */
  Mono<Map<CounterKey, Long>> read(Connection connection, Collection<CounterKey> keys) {
    if (keys.isEmpty()) {
      return Mono.just(new HashMap<>());
    }
    List<CounterKey> asked = List.copyOf(new TreeSet<>(keys));
    return columns(asked)
        .select(
            connection,
            READ,
            row ->
                Map.entry(
                    asked.get(number(row.get(0, Long.class)).intValue() - 1),
                    number(row.get(1, Long.class))))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue, HashMap::new);
  }

  /**
   * Adds points to counters; negative numbers take back, never more than there is. The members'
   * accounts are locked.
   */
  Mono<Void> add(Connection connection, Map<CounterKey, Long> used) {
    TreeMap<CounterKey, Long> added = new TreeMap<>();
    TreeMap<CounterKey, Long> taken = new TreeMap<>();
    used.forEach(
        (key, points) -> {
          if (points > 0) {
            added.put(key, points);
          } else if (points < 0) {
            taken.put(key, -points);
          }
        });
    return Flux.mergeSequential(change(connection, added, ADD), change(connection, taken, TAKE))
        .then();
  }

  /** What budgets have spent, without locking them. */
  Mono<Map<String, Long>> lookAtBudgets(Connection connection, Collection<String> rules) {
    Map<String, Long> used = new HashMap<>();
    rules.forEach(rule -> used.put(rule, 0L));
    return Rows.of(
            connection.createStatement(BUDGETS).bind(0, rules.toArray(String[]::new)),
            Counters::budget)
        .doOnNext(budget -> used.put(budget.getKey(), budget.getValue()))
        .then(Mono.just(used));
  }

  /** Locks budgets until the transaction ends, and gives what they have spent. */
  Mono<Map<String, Long>> lockBudgets(Connection connection, Collection<String> rules) {
    String[] sorted = new TreeSet<>(rules).toArray(String[]::new);
    return Rows.of(connection.createStatement(LOCK_BUDGETS).bind(0, sorted), Counters::budget)
        .collectMap(Map.Entry::getKey, Map.Entry::getValue, HashMap::new);
  }

  /** Adds points to budgets that are locked; negative numbers take back. */
  Mono<Void> addToBudgets(Connection connection, Map<String, Long> used) {
    List<Map.Entry<String, Long>> rows = new ArrayList<>(new TreeMap<>(used).entrySet());
    rows.removeIf(row -> row.getValue() == 0);
    if (rows.isEmpty()) {
      return Mono.empty();
    }
    return Columns.of(rows)
        .text(Map.Entry::getKey)
        .number(Map.Entry::getValue)
        .execute(connection, ADD_BUDGETS);
  }

  private static Map.Entry<String, Long> budget(Readable row) {
    return Map.entry(
        Objects.requireNonNull(row.get(0, String.class)), number(row.get(1, Long.class)));
  }

  private static Mono<Void> change(
      Connection connection, TreeMap<CounterKey, Long> sorted, String sql) {
    if (sorted.isEmpty()) {
      return Mono.empty();
    }
    return columns(List.copyOf(sorted.keySet()))
        .numbers(List.copyOf(sorted.values()))
        .execute(connection, sql);
  }

  private static Columns<CounterKey> columns(List<CounterKey> keys) {
    return Columns.of(keys)
        .uuid(CounterKey::memberId)
        .text(CounterKey::rule)
        .text(CounterKey::span)
        .date(CounterKey::starts);
  }

  private static Long number(@org.jspecify.annotations.Nullable Long value) {
    return Objects.requireNonNull(value);
  }
}
