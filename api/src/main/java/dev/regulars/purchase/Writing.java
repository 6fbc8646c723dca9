package dev.regulars.purchase;

import dev.regulars.account.Adjustments;
import dev.regulars.account.DayTotals;
import dev.regulars.account.Ledger;
import dev.regulars.account.MemberDays;
import dev.regulars.account.Posting;
import dev.regulars.member.MemberDirectory;
import dev.regulars.plan.MemberPlans;
import dev.regulars.purchase.Change.Entry;
import dev.regulars.rules.facts.Counted;
import dev.regulars.security.AuditLog;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import dev.regulars.voucher.VoucherCodes;
import dev.regulars.voucher.Vouchers;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Steps 6 to 8: everything that a batch writes is written here, each table once. The changes stand
 * in the order in which they were decided.
 */
@Component
class Writing {

  private final Purchases purchases;
  private final EventRows events;
  private final ReturnRows returns;
  private final FulfilmentRows fulfilments;
  private final Vouchers vouchers;
  private final Counters counters;
  private final PaymentReferences references;
  private final CounterDays counterDays;
  private final RedemptionWriting redemptions;
  private final VoucherCodes codes;
  private final Adjustments adjustments;
  private final Ledger ledger;
  private final MemberDays days;
  private final MemberDirectory members;
  private final MemberPlans plans;
  private final AuditLog audit;
  private final Idempotency idempotency;
  private final Ids ids;

  Writing(
      Purchases purchases,
      EventRows events,
      ReturnRows returns,
      FulfilmentRows fulfilments,
      Vouchers vouchers,
      Counters counters,
      PaymentReferences references,
      CounterDays counterDays,
      RedemptionWriting redemptions,
      VoucherCodes codes,
      Adjustments adjustments,
      Ledger ledger,
      MemberDays days,
      MemberDirectory members,
      MemberPlans plans,
      AuditLog audit,
      Idempotency idempotency,
      Ids ids) {
    this.purchases = purchases;
    this.events = events;
    this.returns = returns;
    this.fulfilments = fulfilments;
    this.vouchers = vouchers;
    this.counters = counters;
    this.references = references;
    this.counterDays = counterDays;
    this.redemptions = redemptions;
    this.codes = codes;
    this.adjustments = adjustments;
    this.ledger = ledger;
    this.days = days;
    this.members = members;
    this.plans = plans;
    this.audit = audit;
    this.idempotency = idempotency;
    this.ids = ids;
  }

  /** Sends the rows of a batch, one statement behind the other. */
  Mono<Void> write(Connection connection, List<Change> changes, Instant now) {
    if (changes.isEmpty()) {
      return Mono.empty();
    }
    Map<String, Long> budgets = new HashMap<>();
    Map<CounterKey, Long> used = new HashMap<>();
    Map<CounterDays.Day, Counted> counted = new HashMap<>();
    MemberTags tags = new MemberTags();
    Map<MemberDays.Day, DayTotals> done = new HashMap<>();
    Posting posting = new Posting(ids);
    for (Change change : changes) {
      posting.join(change.posting());
      change.budgets().forEach((rule, points) -> budgets.merge(rule, points, Long::sum));
      change.counters().forEach((key, points) -> used.merge(key, points, Long::sum));
      change.counted().forEach((day, more) -> counted.merge(day, more, Counted::plus));
      tags.advance(change);
      change
          .days()
          .forEach(
              (day, totals) ->
                  done.merge(
                      new MemberDays.Day(change.owner().memberId(), day), totals, DayTotals::plus));
    }
    List<Entry.Returned> returned = entries(changes, Entry.Returned.class);
    return Flux.mergeSequential(
            purchases.insert(connection, entries(changes, Entry.Recorded.class), now),
            references.insert(connection, entries(changes, Entry.Recorded.class)),
            purchases.claim(connection, entries(changes, Entry.Claimed.class)),
            events.insertReversals(connection, entries(changes, Entry.EventReversed.class)),
            returns.insert(connection, returned.stream().map(Entry.Returned::row).toList()),
            returns.markReturned(connection, wholly(returned), now),
            returns.insertReceipts(connection, entries(changes, Entry.Receipt.class)),
            fulfilments.insert(connection, entries(changes, Entry.Fulfilled.class)),
            requests(connection, entries(changes, Entry.Requested.class)),
            ledger.write(connection, posting, all(changes, Change::events)),
            redemptions.write(connection, changes, entries(changes, Entry.Redeemed.class)),
            codes.move(
                connection,
                entries(changes, Entry.VoucherMoved.class).stream()
                    .map(Entry.VoucherMoved::movement)
                    .toList()),
            adjustments.write(
                connection,
                entries(changes, Entry.Adjusted.class).stream()
                    .map(Entry.Adjusted::after)
                    .toList()),
            plans.write(
                connection,
                entries(changes, Entry.PlanChanged.class).stream()
                    .map(Entry.PlanChanged::change)
                    .toList()),
            days.add(connection, done),
            counters.add(connection, used),
            counterDays.add(connection, counted),
            counters.addToBudgets(connection, budgets),
            vouchers.insert(connection, all(changes, Change::issued)),
            vouchers.makeVoid(connection, all(changes, Change::voided)),
            members.putTags(connection, tags.put()),
            members.takeTags(connection, tags.taken()),
            notes(connection, all(changes, Change::notes)))
        .then();
  }

  private Mono<Void> requests(Connection connection, List<Entry.Requested> requested) {
    return idempotency.keep(
        connection,
        requested.stream()
            .map(
                one ->
                    new Idempotency.Kept(
                        one.request(), Idempotency.hash(one.content()), one.answer()))
            .toList());
  }

  private static List<UUID> wholly(List<Entry.Returned> returned) {
    return returned.stream()
        .filter(Entry.Returned::leavesNothing)
        .map(one -> one.row().purchaseId())
        .toList();
  }

  private static <E extends Entry> List<E> entries(List<Change> changes, Class<E> type) {
    List<E> entries = new ArrayList<>();
    for (Change change : changes) {
      for (Entry entry : change.entries()) {
        if (type.isInstance(entry)) {
          entries.add(type.cast(entry));
        }
      }
    }
    return entries;
  }

  private static <V> List<V> all(List<Change> changes, Function<Change, List<V>> part) {
    List<V> all = new ArrayList<>();
    changes.forEach(change -> all.addAll(part.apply(change)));
    return all;
  }

  private Mono<Void> notes(Connection connection, List<Change.Noted> notes) {
    return Flux.fromIterable(notes)
        .flatMapSequential(
            note ->
                audit.record(
                    connection,
                    note.by(),
                    note.action(),
                    note.subjectKind(),
                    note.subjectId(),
                    note.details()))
        .then();
  }
}
