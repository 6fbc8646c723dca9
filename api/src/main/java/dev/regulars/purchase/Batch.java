package dev.regulars.purchase;

import dev.regulars.ledger.Account;
import dev.regulars.ledger.Ledger;
import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberRef;
import dev.regulars.outbox.Outbox;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.Candidate.Decided;
import dev.regulars.rulebook.VersionedRuleBook;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.facts.Facts;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.Transactions.Ready;
import dev.regulars.store.Store;
import dev.regulars.tier.MemberDays;
import dev.regulars.tier.TierLadder;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Steps 2 to 8 of a batch, inside one transaction: what is new, the facts, the decisions, the rows.
 * It writes nothing until everything is decided.
 */
@Component
class Batch {

  /**
   * A command with what had to be looked up before the transaction.
   *
   * @param id what it will be known by, the same in every attempt
   */
  record Prepared(UUID id, Command command, VersionedRuleBook rulebook, @Nullable Store store) {}

  private final MemberDirectory members;
  private final Ledger ledger;
  private final MemberDays days;
  private final Counters counters;
  private final Purchases purchases;
  private final Vouchers vouchers;
  private final Outbox outbox;
  private final Deciding deciding;
  private final TierLadder ladder;
  private final ProgrammeSettings settings;
  private final JsonMapper json;
  private final Ids ids;
  private final Clock clock;
  private final PurchaseMeters meters;

  Batch(
      MemberDirectory members,
      Ledger ledger,
      MemberDays days,
      Counters counters,
      Purchases purchases,
      Vouchers vouchers,
      Outbox outbox,
      Deciding deciding,
      TierLadder ladder,
      ProgrammeSettings settings,
      JsonMapper json,
      Ids ids,
      Clock clock,
      PurchaseMeters meters) {
    this.members = members;
    this.ledger = ledger;
    this.days = days;
    this.counters = counters;
    this.purchases = purchases;
    this.vouchers = vouchers;
    this.outbox = outbox;
    this.deciding = deciding;
    this.ladder = ladder;
    this.settings = settings;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
    this.meters = meters;
  }

  /** Decides the batch and makes its rows ready; the outcomes come in its order. */
  Mono<Ready<List<Outcome>>> book(Connection connection, List<Prepared> batch) {
    return Mono.zip(
            purchases.find(connection, identities(batch)), members.resolve(connection, refs(batch)))
        .flatMap(
            known -> {
              Sorting sorting =
                  new Sorting(batch, known.getT1(), known.getT2(), json, settings.zone());
              return decideAll(connection, sorting.candidates())
                  .map(
                      booking ->
                          new Ready<>(write(connection, booking), sorting.outcomes(booking)));
            });
  }

  /** What became of deciding a command of which nothing is kept. */
  sealed interface Attempt {

    /** It was decided. */
    record Decided(Booking.Row row) implements Attempt {}

    /** It cannot be. */
    record Refused(Problem problem) implements Attempt {}
  }

  /** Decides one command and writes nothing; its receipt is not looked at. */
  Mono<Attempt> attempt(Connection connection, Prepared prepared) {
    List<Prepared> one = List.of(prepared);
    return members
        .resolve(connection, refs(one))
        .flatMap(
            found -> {
              Sorting sorting = new Sorting(one, Map.of(), found, json, settings.zone());
              return decideAll(connection, sorting.candidates())
                  .map(
                      booking ->
                          booking.rows().isEmpty()
                              ? refused(sorting.outcomes(booking).getFirst())
                              : new Attempt.Decided(booking.rows().getFirst()));
            });
  }

  private static Attempt refused(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused(Problem problem) -> new Attempt.Refused(problem);
      case Outcome.Booked _, Outcome.Replayed _, Outcome.Quoted _ ->
          throw new IllegalStateException("nothing was decided, so nothing is there");
    };
  }

  /** {@link #attempt}, as it is answered. */
  Mono<Outcome> quote(Connection connection, Prepared prepared) {
    return attempt(connection, prepared)
        .map(
            attempt ->
                switch (attempt) {
                  case Attempt.Decided(Booking.Row row) -> quoted(row);
                  case Attempt.Refused(Problem problem) -> new Outcome.Refused(problem);
                });
  }

  private Outcome quoted(Booking.Row row) {
    return new Outcome.Quoted(
        row.answer() instanceof PurchaseAnswer answer
            ? json.writeValueAsString(answer.quoted())
            : row.answerText());
  }

  /** Decides a candidate whose member is known, for a claim. */
  Mono<Booking> decide(Connection connection, Candidate candidate) {
    return decideAll(connection, List.of(candidate));
  }

  private static Set<Identity> identities(List<Prepared> batch) {
    Set<Identity> identities = new HashSet<>();
    batch.forEach(prepared -> identities.add(prepared.command().identity()));
    return identities;
  }

  private static Set<MemberRef> refs(List<Prepared> batch) {
    Set<MemberRef> refs = new HashSet<>();
    for (Prepared prepared : batch) {
      MemberRef ref = prepared.command().member();
      if (ref != null) {
        refs.add(ref);
      }
    }
    return refs;
  }

  private Mono<Booking> decideAll(Connection connection, List<Candidate> candidates) {
    Booking booking = new Booking(settings, ladder, vouchers, json, ids, clock.instant());
    return gather(connection, candidates)
        .flatMap(
            gathered ->
                decideFrom(0, connection, candidates, gathered, booking)
                    .then(Mono.fromRunnable(() -> booking.used(gathered))))
        .thenReturn(booking);
  }

  /** Step 3: locks the members and reads what the rulebooks' sentences ask for. */
  private Mono<Gathered> gather(Connection connection, List<Candidate> candidates) {
    Set<UUID> memberIds = new TreeSet<>();
    Set<MemberDays.Span> spans = new HashSet<>();
    Set<CounterKey> keys = new HashSet<>();
    for (Candidate candidate : candidates) {
      UUID memberId = candidate.memberId();
      if (memberId != null) {
        memberIds.add(memberId);
        spans.addAll(deciding.spans(candidate, memberId));
        keys.addAll(deciding.counters(candidate, memberId));
      }
    }
    if (memberIds.isEmpty()) {
      return Mono.just(new Gathered(Map.of(), Map.of(), Map.of(), new HashMap<>()));
    }
    List<MemberDays.Span> asked = List.copyOf(spans);
    LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
    // Sent one behind the other: what follows the lock sees what was committed before it was held.
    return Mono.zip(
            ledger.lock(connection, memberIds, today),
            members.profiles(connection, memberIds),
            days.totals(connection, asked),
            counters.read(connection, keys))
        .map(
            read -> {
              Map<MemberDays.Span, dev.regulars.tier.DayTotals> totals = new HashMap<>();
              for (int i = 0; i < asked.size(); i++) {
                totals.put(asked.get(i), read.getT3().get(i));
              }
              return new Gathered(read.getT1(), read.getT2(), totals, read.getT4());
            })
        .flatMap(
            gathered ->
                ledger.readTiers(connection, late(candidates, gathered)).thenReturn(gathered));
  }

  /** Accounts of members who were in a lower tier when something of this batch happened. */
  private Set<Account> late(List<Candidate> candidates, Gathered gathered) {
    Set<Account> late = new HashSet<>();
    for (Candidate candidate : candidates) {
      UUID memberId = candidate.memberId();
      if (memberId != null) {
        Account account = gathered.account(memberId);
        if (ladder.wasLower(account.tier(), candidate.day())) {
          late.add(account);
        }
      }
    }
    return late;
  }

  /** Steps 4, 5 and 7, one candidate after the other: each sees what the ones before it changed. */
  private Mono<Void> decideFrom(
      int first,
      Connection connection,
      List<Candidate> candidates,
      Gathered gathered,
      Booking booking) {
    for (int i = first; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      UUID memberId = candidate.memberId();
      if (memberId == null) {
        booking.addAnonymous(candidate);
        continue;
      }
      if (gathered.profile(memberId).blocked()) {
        booking.refuse(candidate, Sorting.blockedMember());
        continue;
      }
      long started = System.nanoTime();
      Facts facts = deciding.facts(candidate, memberId, gathered);
      List<Proposal> proposals = candidate.rulebook().rules().propose(facts);
      boolean wantsBudget = !candidate.rulebook().rules().budgets(proposals).isEmpty();
      if (wantsBudget && !gathered.knowsBudgets()) {
        int again = i;
        return counters
            .lockBudgets(connection, budgets(candidates))
            .doOnNext(gathered::learnBudgets)
            .flatMap(locked -> decideFrom(again, connection, candidates, gathered, booking));
      }
      Decided decided = deciding.settle(candidate, memberId, facts, proposals, gathered);
      meters.decided(System.nanoTime() - started);
      booking.add(decided, gathered.account(memberId));
    }
    return Mono.empty();
  }

  /**
   * Every budget of the batch's rulebooks: all are locked at once, in order, when the first one is
   * wanted, so that no two batches wait for each other in a ring. A batch that wants none locks
   * none.
   */
  private static Set<String> budgets(List<Candidate> candidates) {
    Set<String> rules = new HashSet<>();
    for (Candidate candidate : candidates) {
      rules.addAll(candidate.rulebook().rules().needs().budgets().keySet());
    }
    return rules;
  }

  /** Steps 6 to 8. */
  private Mono<Void> write(Connection connection, Booking booking) {
    if (booking.rows().isEmpty()) {
      return Mono.empty();
    }
    Instant now = clock.instant();
    return Flux.mergeSequential(
            purchases.insert(connection, booking.rows(), now), writeAround(connection, booking))
        .then();
  }

  /** Everything that a decision changes besides the purchase's own row. */
  Mono<Void> writeAround(Connection connection, Booking booking) {
    return Flux.mergeSequential(
            ledger.write(connection, booking.posting()),
            days.add(connection, booking.days()),
            counters.add(connection, booking.countersUsed()),
            counters.addToBudgets(connection, booking.budgetsUsed()),
            vouchers.insert(connection, booking.vouchers()),
            members.putTags(connection, booking.tags()),
            outbox.append(connection, booking.events()))
        .then();
  }
}
