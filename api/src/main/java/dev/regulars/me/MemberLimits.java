package dev.regulars.me;

import dev.regulars.shared.RealTime;
import dev.regulars.shared.Sha256;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * How often codes are asked for and tried, as leaky buckets in the database: servers share them,
 * and none forgets. What is counted is kept as a hash, for a while after it has run dry.
 */
@Component
class MemberLimits {

  private static final int FORGOTTEN_MAX = 2_000;
  private static final int IPV6_NETWORK_BYTES = 8;

  /** What is counted: one more every so often, and so many at once. */
  enum Kind {
    /** Mails to one address: nobody's mailbox is to be filled. */
    CODE_TO_ADDRESS(Duration.ofMinutes(3), 5),
    /** A member has several addresses. */
    CODE_TO_MEMBER(Duration.ofMinutes(3), 8),
    /** Many customers may be behind a shop's one address. */
    CODE_FROM_NETWORK(Duration.ofSeconds(3), 100),
    GUESS_AT_ADDRESS_FROM_NETWORK(Duration.ofMinutes(1), 10),
    /** With codes of a million numbers, a hit in about ten years of guessing from everywhere. */
    GUESS_AT_ADDRESS(Duration.ofMinutes(5), 30),
    GUESS_FROM_NETWORK(Duration.ofSeconds(3), 60),
    FEEDBACK_OF_MEMBER(Duration.ofMinutes(10), 20),
    /** Of numbers that nobody told them, members are not to find out by trying. */
    POOL_INVITATION_OF_MEMBER(Duration.ofMinutes(10), 20);

    final long everyMs;
    final long depthMs;

    Kind(Duration every, int atOnce) {
      this.everyMs = every.toMillis();
      this.depthMs = everyMs * atOnce;
    }

    Counted of(String what) {
      return new Counted(this, what);
    }
  }

  /** Something of a kind. */
  record Counted(Kind kind, String what) {

    private String bucket() {
      return HexFormat.of().formatHex(Sha256.of(kind + "\n" + what));
    }
  }

  // The update takes the row's lock: of many at once each sees what the one before it left.
  private static final String TAKE =
      """
      insert into member_attempt as held (bucket, dry_at, depth)
      select decode(bucket, 'hex'), :now + every, depth
        from unnest(:buckets::text[], :every::bigint[], :depths::bigint[]) as asked (bucket, every, depth)
       order by bucket
          on conflict (bucket) do update
         set dry_at = greatest(held.dry_at, :now) + excluded.dry_at - :now
       where greatest(held.dry_at, :now) + excluded.dry_at - 2 * :now <= excluded.depth
      returning encode(bucket, 'hex') as bucket
      """;

  private static final String WAIT =
      """
      select max(greatest(dry_at, :now) + every - asked.depth - :now) as ms
        from unnest(:buckets::text[], :every::bigint[], :depths::bigint[]) as asked (bucket, every, depth)
        join member_attempt as held on held.bucket = decode(asked.bucket, 'hex')
      """;

  private static final String GIVE_BACK =
      """
      update member_attempt as held
         set dry_at = dry_at - every
        from unnest(:buckets::text[], :every::bigint[]) as asked (bucket, every)
       where held.bucket = decode(asked.bucket, 'hex')
      """;

  private static final String FORGET =
      """
      delete from member_attempt
       where bucket in (select bucket from member_attempt where dry_at < :now
                         limit :most for update skip locked)
      """;

  private final DatabaseClient database;
  private final TransactionalOperator transaction;
  private final Clock clock;

  MemberLimits(DatabaseClient database, TransactionalOperator transaction, @RealTime Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** How long to wait; zero where it may be now, which is then counted in all of them. */
  Mono<Duration> take(Counted... counted) {
    List<Counted> all = List.of(counted);
    long now = clock.millis();
    return transaction
        .execute(
            status ->
                taken(all, now)
                    .flatMap(
                        taken -> {
                          List<Counted> full =
                              all.stream().filter(one -> !taken.contains(one.bucket())).toList();
                          if (full.isEmpty()) {
                            return Mono.just(Duration.ZERO);
                          }
                          status.setRollbackOnly();
                          return wait(full, now);
                        }))
        // Not the first and no more: who turns away before the end rolls back.
        .single();
  }

  private Mono<Set<String>> taken(List<Counted> counted, long now) {
    return bound(TAKE, counted)
        .bind("depths", depths(counted))
        .bind("now", now)
        .mapValue(String.class)
        .all()
        .collectList()
        .map(HashSet::new);
  }

  private Mono<Duration> wait(List<Counted> full, long now) {
    return bound(WAIT, full)
        .bind("depths", depths(full))
        .bind("now", now)
        .mapValue(Long.class)
        .one()
        .map(ms -> Duration.ofMillis(Math.max(1, ms)));
  }

  /** It was no guess after all. */
  Mono<Void> giveBack(Counted... counted) {
    return bound(GIVE_BACK, List.of(counted)).fetch().rowsUpdated().then();
  }

  private DatabaseClient.GenericExecuteSpec bound(String sql, List<Counted> counted) {
    return database
        .sql(sql)
        .bind("buckets", counted.stream().map(Counted::bucket).toArray(String[]::new))
        .bind("every", counted.stream().map(one -> one.kind().everyMs).toArray(Long[]::new));
  }

  private static Long[] depths(List<Counted> counted) {
    return counted.stream().map(one -> one.kind().depthMs).toArray(Long[]::new);
  }

  /** Forgets some of what has run dry; true where more is left. */
  Mono<Boolean> forgetDry() {
    return database
        .sql(FORGET)
        .bind("now", clock.millis())
        .bind("most", FORGOTTEN_MAX)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == FORGOTTEN_MAX);
  }

  /** Who has one IPv6 address has all of its network of 64 bits. */
  static String network(@Nullable InetSocketAddress address) {
    InetAddress ip = address == null ? null : address.getAddress();
    if (ip instanceof Inet6Address) {
      return Arrays.toString(Arrays.copyOf(ip.getAddress(), IPV6_NETWORK_BYTES));
    }
    return ip == null ? "" : ip.getHostAddress();
  }
}
