package dev.regulars.people;

import dev.regulars.shared.RealTime;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Slows guessing down, on all servers together: a login from an address, an address whatever it
 * tries, a login wherever it is tried. A device that is known counts by itself and for nobody else,
 * so that nobody can keep a person out by guessing. Leaky buckets (the generic cell rate algorithm,
 * ITU-T I.371, annex A) in rows of which there are so many and no more. An attempt counts before
 * the password is looked at, so that many at once are counted, too; one that succeeds does not
 * count after all.
 */
@Component
class Attempts {

  private static final int FORGOTTEN_MAX = 1_000;
  private static final int IPV6_NETWORK_BYTES = 8;

  /** What is counted, and how slowly. */
  private enum Kind {
    LOGIN_AND_ADDRESS(Duration.ofSeconds(30), 10),
    ADDRESS(Duration.ofSeconds(3), 60),
    /** One address alone comes only every 30 seconds, and so never gets so far. */
    LOGIN(Duration.ofSeconds(10), 100),
    DEVICE(Duration.ofSeconds(30), 10);

    final long everyMs;
    final long depthMs;

    Kind(Duration every, int atOnce) {
      this.everyMs = every.toMillis();
      this.depthMs = everyMs * atOnce;
    }
  }

  /**
   * An attempt.
   *
   * @param login as it is kept
   * @param address of the caller, null where it is not known
   * @param device one on which this person has signed in before, null for any other
   */
  record Attempt(String login, @Nullable InetSocketAddress address, @Nullable String device) {

    private List<Counted> counted() {
      if (device != null) {
        return List.of(new Counted(Kind.DEVICE, device));
      }
      String network = network(address);
      return List.of(
          new Counted(Kind.LOGIN_AND_ADDRESS, network + "\n" + login),
          new Counted(Kind.ADDRESS, network),
          new Counted(Kind.LOGIN, login));
    }
  }

  private record Counted(Kind kind, String what) {}

  private record Bucket(Kind kind, int number) {}

  // The update takes the row's lock: of many at once each sees what the one before it left.
  private static final String TAKE =
      """
      insert into sign_in_attempt as held (bucket, dry_at, depth)
      select bucket, :now + every, depth
        from unnest(:buckets::integer[], :every::bigint[], :depths::bigint[]) as asked (bucket, every, depth)
       order by bucket
          on conflict (bucket) do update
         set dry_at = greatest(held.dry_at, :now) + excluded.dry_at - :now
       where greatest(held.dry_at, :now) + excluded.dry_at - 2 * :now <= excluded.depth
      returning bucket
      """;

  private static final String WAIT =
      """
      select max(greatest(dry_at, :now) + every - depth - :now)
        from sign_in_attempt
        join unnest(:buckets::integer[], :every::bigint[]) as asked (bucket, every) using (bucket)
      """;

  private static final String GIVE_BACK =
      """
      update sign_in_attempt
         set dry_at = dry_at - every
        from unnest(:buckets::integer[], :every::bigint[]) as asked (bucket, every)
       where sign_in_attempt.bucket = asked.bucket
      """;

  private final DatabaseClient database;
  private final TransactionalOperator transaction;
  private final SignInSecret secret;
  private final Clock clock;

  Attempts(
      DatabaseClient database,
      TransactionalOperator transaction,
      SignInSecret secret,
      @RealTime Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.secret = secret;
    this.clock = clock;
  }

  /** How long to wait before the next attempt; zero where it may be now, which is then counted. */
  Mono<Duration> take(Attempt attempt) {
    long now = clock.millis();
    return buckets(attempt)
        .flatMap(
            buckets ->
                transaction
                    .execute(
                        status ->
                            take(buckets, now)
                                .flatMap(
                                    taken -> {
                                      if (taken.size() == buckets.size()) {
                                        return Mono.just(Duration.ZERO);
                                      }
                                      status.setRollbackOnly();
                                      return wait(without(buckets, taken), now);
                                    }))
                    // Not the first and no more: who turns away before the end rolls back.
                    .single());
  }

  private Mono<Set<Integer>> take(List<Bucket> buckets, long now) {
    return database
        .sql(TAKE)
        .bind("now", now)
        .bind("buckets", numbers(buckets))
        .bind("every", every(buckets))
        .bind("depths", buckets.stream().map(one -> one.kind().depthMs).toArray(Long[]::new))
        .mapValue(Integer.class)
        .all()
        .collectList()
        .map(HashSet::new);
  }

  private Mono<Duration> wait(List<Bucket> full, long now) {
    return database
        .sql(WAIT)
        .bind("now", now)
        .bind("buckets", numbers(full))
        .bind("every", every(full))
        .mapValue(Long.class)
        .one()
        .map(ms -> Duration.ofMillis(Math.max(1, ms)));
  }

  /** It was the right password. */
  Mono<Void> succeeded(Attempt attempt) {
    return buckets(attempt)
        .flatMap(
            buckets ->
                database
                    .sql(GIVE_BACK)
                    .bind("buckets", numbers(buckets))
                    .bind("every", every(buckets))
                    .fetch()
                    .rowsUpdated())
        .then();
  }

  /** Forgets some of what has run dry; true where more is left. */
  Mono<Boolean> forgetDry() {
    return database
        .sql(
            """
            delete from sign_in_attempt
            where bucket in (select bucket from sign_in_attempt where dry_at < :now
                             limit :most for update skip locked)
            """)
        .bind("now", clock.millis())
        .bind("most", FORGOTTEN_MAX)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == FORGOTTEN_MAX);
  }

  /** Signed, so that nobody can look for a login that shares another one's number. */
  private Mono<List<Bucket>> buckets(Attempt attempt) {
    return Flux.fromIterable(attempt.counted())
        .concatMap(
            counted ->
                secret
                    .sign("attempt\n" + counted.kind() + "\n" + counted.what())
                    .map(hash -> new Bucket(counted.kind(), number(counted.kind(), hash))))
        .collectList();
  }

  private static int number(Kind kind, byte[] hash) {
    return kind.ordinal() << 16 | (hash[0] & 0xff) << 8 | (hash[1] & 0xff);
  }

  private static List<Bucket> without(List<Bucket> buckets, Set<Integer> taken) {
    return buckets.stream().filter(bucket -> !taken.contains(bucket.number())).toList();
  }

  private static Integer[] numbers(List<Bucket> buckets) {
    return buckets.stream().map(Bucket::number).toArray(Integer[]::new);
  }

  private static Long[] every(List<Bucket> buckets) {
    return buckets.stream().map(one -> one.kind().everyMs).toArray(Long[]::new);
  }

  /** Who has one IPv6 address has all of its network of 64 bits. */
  private static String network(@Nullable InetSocketAddress address) {
    InetAddress ip = address == null ? null : address.getAddress();
    if (ip instanceof Inet6Address) {
      return Arrays.toString(Arrays.copyOf(ip.getAddress(), IPV6_NETWORK_BYTES));
    }
    return ip == null ? "" : ip.getHostAddress();
  }
}
