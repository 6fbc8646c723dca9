package dev.regulars.purchase;

import dev.regulars.account.Ledger;
import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberRef;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.rulebook.RuleBooks;
import dev.regulars.rules.RuleBook;
import dev.regulars.account.HeldTier;
import dev.regulars.account.MemberDays;
import dev.regulars.account.MemberTiers;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Step 3: everything that a batch reads is read here. What can be asked without an answer is asked
 * at once, one statement behind the other, so that a statement behind a lock sees what was
 * committed before it was held. A batch that books locks: first the identities, then the accounts
 * in the order of their ids, then the budgets. One that only asks locks nothing, so it never waits
 * for anybody.
 */
@Component
class Gather {

  /**
   * What was there before a batch, and what its commands are about.
   *
   * @param known commands that are on the books
   * @param members that are named, those who are known
   * @param purchases that are named by their ids
   * @param events that are named by their ids
   */
  record Found(
      Map<Identity, Known> known,
      Map<MemberRef, UUID> members,
      List<StoredPurchase> purchases,
      List<StoredEvent> events) {}

  private final Identities identities;
  private final MemberDirectory members;
  private final PurchaseRecords purchases;
  private final EventRows events;
  private final ReturnRows returns;
  private final Vouchers vouchers;
  private final Ledger ledger;
  private final MemberTiers tiers;
  private final MemberDays days;
  private final Counters counters;
  private final RuleBooks rulebooks;
  private final ProgrammeSettings settings;
  private final Clock clock;

  Gather(
      Identities identities,
      MemberDirectory members,
      PurchaseRecords purchases,
      EventRows events,
      ReturnRows returns,
      Vouchers vouchers,
      Ledger ledger,
      MemberTiers tiers,
      MemberDays days,
      Counters counters,
      RuleBooks rulebooks,
      ProgrammeSettings settings,
      Clock clock) {
    this.identities = identities;
    this.members = members;
    this.purchases = purchases;
    this.events = events;
    this.returns = returns;
    this.vouchers = vouchers;
    this.ledger = ledger;
    this.tiers = tiers;
    this.days = days;
    this.counters = counters;
    this.rulebooks = rulebooks;
    this.settings = settings;
    this.clock = clock;
  }

  /** Looks what is there of a batch. One that only asks is always new. */
  Mono<Found> find(Connection connection, List<Prepared> batch, boolean books) {
    Set<Identity> asked = new HashSet<>();
    Set<MemberRef> named = new HashSet<>();
    Set<UUID> about = new TreeSet<>();
    Set<UUID> aboutEvents = new TreeSet<>();
    List<Command> commands = new ArrayList<>(batch.size());
    for (Prepared prepared : batch) {
      Command command = prepared.command();
      commands.add(command);
      if (books) {
        asked.add(command.identity());
      }
      MemberRef ref = command.member();
      if (ref != null) {
        named.add(ref);
      }
      switch (command) {
        case RecordReturn.OfPurchase back -> about.add(back.purchaseId());
        case ClaimPurchase claim -> about.add(claim.purchaseId());
        case ReverseEvent reversal -> aboutEvents.add(reversal.eventId());
        case Recording _, RecordReturn.OfProducts _, AdjustPoints _, BringUpToDay _ -> {}
      }
    }
    Mono<Boolean> locked =
        books ? identities.lock(connection, commands).thenReturn(true) : Mono.just(true);
    return Mono.zip(
            locked,
            identities.find(connection, asked),
            members.resolve(connection, named),
            about.isEmpty()
                ? Mono.just(List.<StoredPurchase>of())
                : purchases.find(connection, about),
            aboutEvents.isEmpty()
                ? Mono.just(List.<StoredEvent>of())
                : events.find(connection, aboutEvents))
        .map(read -> new Found(read.getT2(), read.getT3(), read.getT4(), read.getT5()));
  }

  /** What new commands know to begin with. */
  Mono<Gathered> begin(Found found, List<Fresh> fresh) {
    boolean asksForPurchases =
        fresh.stream().anyMatch(one -> !(one.command() instanceof Recording));
    Gathered gathered = new Gathered(clock.instant(), new Bought(asksForPurchases));
    gathered.bought().learn(found.purchases());
    gathered.bought().learnEvents(found.events());
    return asksForPurchases
        ? rulebooks
            .live()
            .doOnNext(gathered.bought()::learnLive)
            .then(Mono.defer(() -> versions(gathered)))
            .thenReturn(gathered)
        : Mono.just(gathered);
  }

  /** The rulebooks that decided the purchases at hand: nearly always at hand themselves. */
  private Mono<Void> versions(Gathered gathered) {
    return Flux.fromIterable(gathered.bought().missingVersions())
        .concatMap(rulebooks::version)
        .doOnNext(gathered.bought()::learnRulebook)
        .then();
  }

  /** Reads what is needed. */
  Mono<Void> read(Connection connection, Needs needs, Gathered gathered, boolean books) {
    List<Mono<Void>> reads = new ArrayList<>();
    if (!needs.accounts().isEmpty()) {
      reads.add(accounts(connection, needs, gathered, books));
    }
    if (!needs.profiles().isEmpty()) {
      reads.add(
          members.profiles(connection, needs.profiles()).doOnNext(gathered::learnProfiles).then());
    }
    if (!needs.spans().isEmpty()) {
      List<MemberDays.Span> spans = List.copyOf(needs.spans());
      reads.add(
          days.totals(connection, spans)
              .doOnNext(totals -> gathered.learnTotals(spans, totals))
              .then());
    }
    if (!needs.counters().isEmpty()) {
      reads.add(
          counters
              .read(connection, needs.counters())
              .doOnNext(used -> gathered.learnCounters(needs.counters(), used))
              .then());
    }
    if (!needs.tiers().isEmpty()) {
      reads.add(tiers(connection, needs.tiers(), gathered));
    }
    if (!needs.purchases().isEmpty()) {
      reads.add(purchases(connection, needs.purchases(), gathered.bought()));
    }
    if (!needs.events().isEmpty()) {
      reads.add(events(connection, needs.events(), gathered.bought()));
    }
    if (!needs.purchaseDays().isEmpty()) {
      reads.add(purchaseDays(connection, needs.purchaseDays(), gathered.bought()));
    }
    if (!needs.holdings().isEmpty()) {
      reads.add(holdings(connection, needs.holdings(), gathered));
    }
    return Flux.mergeSequential(reads).then();
  }

  private Mono<Void> accounts(
      Connection connection, Needs needs, Gathered gathered, boolean books) {
    LocalDate today = LocalDate.ofInstant(gathered.now(), settings.zone());
    // Few things are taken back after their points were over: then it is one more round trip.
    List<Ledger.LastDay> over =
        needs.lastDays().stream().filter(last -> last.day().isBefore(today)).toList();
    return (books
            ? ledger.lock(connection, needs.accounts(), today)
            : ledger.look(connection, needs.accounts(), today))
        .doOnNext(gathered::learnAccounts)
        .flatMap(accounts -> ledger.readOver(connection, accounts, over));
  }

  private Mono<Void> tiers(Connection connection, Collection<UUID> memberIds, Gathered gathered) {
    return tiers
        .read(connection, memberIds)
        .doOnNext(
            read ->
                memberIds.forEach(
                    id -> gathered.learnTiers(id, read.getOrDefault(id, List.<HeldTier>of()))))
        .then();
  }

  private Mono<Void> purchases(Connection connection, Set<UUID> purchaseIds, Bought bought) {
    List<Ledger.Source> sources = new ArrayList<>();
    for (UUID id : purchaseIds) {
      UUID memberId = bought.purchase(id).memberId();
      if (memberId != null) {
        sources.add(new Ledger.Source(memberId, id));
      }
    }
    return Flux.mergeSequential(
            returns
                .soFar(connection, purchaseIds, id -> bought.purchase(id).claimedAt())
                .doOnNext(read -> bought.learnReturned(purchaseIds, read))
                .then(),
            vouchers
                .open(connection, purchaseIds)
                .doOnNext(read -> bought.learnVouchers(purchaseIds, read))
                .then(),
            ledger.accruals(connection, sources).doOnNext(bought::learnAccruals).then())
        .then();
  }

  private Mono<Void> events(Connection connection, Set<UUID> eventIds, Bought bought) {
    List<Ledger.Source> sources = new ArrayList<>();
    for (UUID id : eventIds) {
      StoredEvent event = bought.event(id);
      if (event != null) {
        sources.add(new Ledger.Source(event.memberId(), id));
      }
    }
    return Flux.mergeSequential(
            vouchers
                .open(connection, eventIds)
                .doOnNext(read -> bought.learnVouchers(eventIds, read))
                .then(),
            ledger.accruals(connection, sources).doOnNext(bought::learnAccruals).then())
        .then();
  }

  /** As many days as there are purchases that may go, and one more. */
  private Mono<Void> purchaseDays(
      Connection connection, Collection<UUID> memberIds, Bought bought) {
    return days.purchases(connection, memberIds, bought.size() + 1)
        .doOnNext(
            read ->
                read.forEach((day, number) -> bought.learnDays(day.memberId(), day.day(), number)))
        .then();
  }

  private Mono<Void> holdings(
      Connection connection, Map<UUID, Needs.Holding> asked, Gathered gathered) {
    List<UUID> asking = List.copyOf(asked.keySet());
    return purchases
        .holding(connection, asking.stream().map(asked::get).toList())
        .doOnNext(
            pages -> {
              for (int i = 0; i < asking.size(); i++) {
                List<StoredPurchase> page = pages.get(i);
                boolean hasMore = page.size() == PurchaseRecords.PAGE;
                gathered.bought().learnHeld(asking.get(i), page, hasMore);
              }
            })
        .then(Mono.defer(() -> versions(gathered)));
  }

  /**
   * What budgets have spent. All of the batch's rulebooks are locked at once and in order when the
   * first one is wanted, so that no two batches wait for each other in a ring. A batch that wants
   * none locks none.
   */
  Mono<Void> budgets(Connection connection, List<Fresh> fresh, Gathered gathered, boolean books) {
    Set<String> rules = new TreeSet<>();
    for (Fresh one : fresh) {
      if (one.candidate() != null) {
        rules.addAll(budgets(one.candidate().rulebook().rules()));
      }
    }
    gathered.bought().rulebooks().forEach(book -> rules.addAll(budgets(book.rules())));
    rules.removeAll(gathered.budgets().keySet());
    return (books
            ? counters.lockBudgets(connection, rules)
            : counters.lookAtBudgets(connection, rules))
        .doOnNext(gathered::learnBudgets)
        .then();
  }

  private static Set<String> budgets(RuleBook rules) {
    return rules.needs().budgets().keySet();
  }
}
