package dev.regulars.purchase;

import dev.regulars.member.MemberDirectory;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.shared.Cursor;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lists purchases, the newest first. The stores are looked at one by one, each in the order of its
 * own index; only those whose newest purchase is among the newest of all can have one on the page.
 */
@Component
class PurchaseSearch {

  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private static final String ALL_STORES = "select code from store";
  private static final String THESE_STORES = "select code from unnest(:stores::text[]) as code";

  // A day may begin 14 hours earlier than in UTC, and end 12 hours later: times find the rows, days
  // decide.
  private static final String MATCHES =
      """
      purchase.store = place.code
              and occurred_at >= :from::timestamp at time zone 'UTC' - interval '14 hours'
              and occurred_at < :to::timestamp at time zone 'UTC' + interval '36 hours'
              and day between :from and :to
      """;

  private static final String OF_REGISTER = " and register = :register\n";
  private static final String OF_RECEIPT = " and receipt = :receipt\n";
  private static final String FOLLOWING =
      " and occurred_at <= :at and (occurred_at, id) < (:at, :id)\n";

  private static final String LIST =
      """
      with place as (
        %1$s
      ), newest as (
        select place.code
          from place
         cross join lateral (
           select occurred_at, id from purchase
            where %2$s
            order by occurred_at desc, id desc
            limit 1) as latest
         order by latest.occurred_at desc, latest.id desc
         limit :fetch
      )
      select found.*
        from newest as place
       cross join lateral (
         select id, member_id, store, register, receipt, occurred_at, total_minor, points, returned_at
           from purchase
          where %2$s
          order by occurred_at desc, id desc
          limit :fetch) as found
       order by occurred_at desc, id desc
       limit :fetch
      """;

  // By the index of the receipts' identity, which skips from register to register.
  private static final String LIST_BY_RECEIPT =
      """
      with place as (
        %1$s
      )
      select found.*
        from place
       cross join lateral (
         select id, member_id, store, register, receipt, occurred_at, total_minor, points, returned_at
           from purchase
          where %2$s
          order by occurred_at desc, id desc
          limit :fetch) as found
       order by occurred_at desc, id desc
       limit :fetch
      """;

  private final DatabaseClient database;
  private final MemberDirectory members;
  private final ProgrammeSettings settings;

  PurchaseSearch(DatabaseClient database, MemberDirectory members, ProgrammeSettings settings) {
    this.database = database;
    this.members = members;
    this.settings = settings;
  }

  /** A page of the purchases that the filter lets through. */
  Mono<Page<PurchaseSummary>> list(PurchaseFilter filter, PageRequest request) {
    Cursor after = request.after() == null ? null : Cursor.read(request.after(), 2);
    String matches =
        MATCHES
            + (filter.register() == null ? "" : OF_REGISTER)
            + (filter.receipt() == null ? "" : OF_RECEIPT)
            + (after == null ? "" : FOLLOWING);
    String stores = filter.stores() == null ? ALL_STORES : THESE_STORES;
    DatabaseClient.GenericExecuteSpec query =
        database
            .sql((filter.receipt() == null ? LIST : LIST_BY_RECEIPT).formatted(stores, matches))
            .bind("from", Objects.requireNonNullElse(filter.from(), FIRST_DAY))
            .bind("to", Objects.requireNonNullElse(filter.to(), LAST_DAY))
            .bind("fetch", request.fetch());
    if (filter.stores() != null) {
      query = query.bind("stores", filter.stores().toArray(String[]::new));
    }
    if (filter.register() != null) {
      query = query.bind("register", filter.register());
    }
    if (filter.receipt() != null) {
      query = query.bind("receipt", filter.receipt());
    }
    if (after != null) {
      query = query.bind("at", after.instant(0)).bind("id", after.uuid(1));
    }
    return query
        .map(this::summary)
        .all()
        .collectList()
        .map(rows -> Page.of(rows, request, row -> Cursor.of(row.occurredAt(), row.id())))
        .flatMap(this::withNames);
  }

  private Mono<Page<PurchaseSummary>> withNames(Page<PurchaseSummary> page) {
    Set<UUID> known =
        page.items().stream()
            .map(PurchaseSummary::memberId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return known.isEmpty()
        ? Mono.just(page)
        : members
            .names(known)
            .map(
                names ->
                    page.map(
                        purchase ->
                            purchase.memberId() == null
                                ? purchase
                                : purchase.by(names.get(purchase.memberId()))));
  }

  private PurchaseSummary summary(Readable row) {
    UUID memberId = Rows.uuid(row, "member_id");
    return new PurchaseSummary(
        Rows.uuid(row, "id"),
        Rows.text(row, "store"),
        Rows.text(row, "register"),
        Rows.text(row, "receipt"),
        Rows.instant(row, "occurred_at"),
        memberId.equals(Purchases.NOBODY) ? null : memberId,
        null,
        Rows.number(row, "total_minor"),
        settings.currency(),
        Rows.number(row, "points"),
        row.get("returned_at", Instant.class) != null);
  }
}
