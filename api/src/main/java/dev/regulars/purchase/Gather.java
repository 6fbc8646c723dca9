package dev.regulars.purchase;

import dev.regulars.account.Accrual;
import dev.regulars.account.Ledger;
import dev.regulars.account.MemberDays;
import dev.regulars.account.Terms;
import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberRef;
import dev.regulars.programme.Today;
import dev.regulars.reward.Redemption;
import dev.regulars.rulebook.RuleBooks;
import dev.regulars.rules.RuleBook;
import dev.regulars.voucher.Vouchers;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
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
   * @param redemptions that are named by their ids
   * @param pooled whose points besides their own members may take, or have taken
   */
  record Found(
      Map<Identity, Known> known,
      Map<MemberRef, UUID> members,
      List<StoredPurchase> purchases,
      List<StoredEvent> events,
      List<Redemption> redemptions,
      PoolReading.Pooled pooled) {}

  private final Identities identities;
  private final MemberDirectory members;
  private final PurchaseRecords purchases;
  private final EventRows events;
  private final ReturnRows returns;
  private final FulfilmentRows fulfilments;
  private final Vouchers vouchers;
  private final Ledger ledger;
  private final MemberDays days;
  private final TierEnds ends;
  private final Counters counters;
  private final CounterReading counted;
  private final RedemptionReading redemptions;
  private final AdjustmentReading adjustments;
  private final LaterReading later;
  private final AccountReading accounts;
  private final PoolReading pools;
  private final PlanReading plans;
  private final RuleBooks rulebooks;
  private final Today calendar;
  private final Clock clock;

  Gather(
      Identities identities,
      MemberDirectory members,
      PurchaseRecords purchases,
      EventRows events,
      ReturnRows returns,
      FulfilmentRows fulfilments,
      Vouchers vouchers,
      Ledger ledger,
      MemberDays days,
      TierEnds ends,
      Counters counters,
      CounterReading counted,
      RedemptionReading redemptions,
      AdjustmentReading adjustments,
      LaterReading later,
      AccountReading accounts,
      PoolReading pools,
      PlanReading plans,
      RuleBooks rulebooks,
      Today calendar,
      Clock clock) {
    this.identities = identities;
    this.members = members;
    this.purchases = purchases;
    this.events = events;
    this.returns = returns;
    this.fulfilments = fulfilments;
    this.vouchers = vouchers;
    this.ledger = ledger;
    this.days = days;
    this.ends = ends;
    this.counters = counters;
    this.counted = counted;
    this.redemptions = redemptions;
    this.adjustments = adjustments;
    this.later = later;
    this.accounts = accounts;
    this.pools = pools;
    this.plans = plans;
    this.rulebooks = rulebooks;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Looks what is there of a batch. One that only asks is always new. */
  Mono<Found> find(Connection connection, List<Prepared> batch, boolean books) {
    Set<Identity> asked = new HashSet<>();
    Set<MemberRef> named = new HashSet<>();
    Set<UUID> about = new TreeSet<>();
    Set<UUID> aboutEvents = new TreeSet<>();
    Set<UUID> aboutRedemptions = new TreeSet<>();
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
        case SettleRedemption step -> aboutRedemptions.add(step.redemptionId());
        case FulfilPurchase fulfilment -> about.add(fulfilment.purchaseId());
        case RecordPurchase purchase -> {
          if (purchase.redeeming() != null) {
            aboutRedemptions.addAll(purchase.redeeming().redemptions());
          }
        }
        case RecordEvent _, RecordReturn.OfProducts _, Command.OfAccount _ -> {}
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
                : events.find(connection, aboutEvents),
            redemptions.find(connection, aboutRedemptions))
        .flatMap(
            read ->
                pools
                    .find(connection, commands, read.getT3(), read.getT4(), read.getT6())
                    .map(
                        pooled ->
                            new Found(
                                redemptions.withSteps(read.getT2(), read.getT6()),
                                read.getT3(),
                                read.getT4(),
                                read.getT5(),
                                read.getT6(),
                                pooled)));
  }

  /** What new commands know to begin with. */
  Mono<Gathered> begin(Found found, List<Fresh> fresh) {
    boolean asksForPurchases =
        fresh.stream().anyMatch(one -> !(one.command() instanceof Recording));
    Instant now = clock.instant();
    Gathered gathered = new Gathered(now, calendar.at(now), new Bought(asksForPurchases));
    gathered.bought().learn(found.purchases());
    gathered.bought().learnEvents(found.events());
    gathered.handed().learn(found.redemptions());
    found.pooled().tell(gathered);
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
    return Flux.fromIterable(gathered.bought().missing())
        .concatMap(rulebooks::edition)
        .doOnNext(gathered.bought()::learnRulebook)
        .then();
  }

  /** Reads what is needed and not known. */
  Mono<Void> read(Connection connection, Needs needs, Gathered gathered, boolean books) {
    needs.leaveOut(gathered);
    List<Mono<Void>> reads = new ArrayList<>();
    if (!needs.accounts().isEmpty()) {
      reads.add(accounts.read(connection, needs, gathered, books));
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
    counted.addTo(reads, connection, needs, gathered);
    redemptions.addTo(reads, connection, needs, gathered, books);
    adjustments.addTo(reads, connection, needs, gathered);
    if (!needs.tiers().isEmpty()) {
      reads.add(ends.tiers(connection, needs.tiers(), gathered));
    }
    if (!needs.purchases().isEmpty() || !needs.events().isEmpty()) {
      reads.add(given(connection, needs, gathered.bought()));
    }
    if (!needs.fulfilled().isEmpty()) {
      reads.add(
          fulfilments
              .read(connection, needs.fulfilled())
              .doOnNext(gathered.bought()::learnFulfilled)
              .then());
    }
    if (!needs.purchaseDays().isEmpty()) {
      reads.add(purchaseDays(connection, needs.purchaseDays(), gathered.bought()));
    }
    if (!needs.later().isEmpty()) {
      reads.add(
          later
              .read(connection, needs.later(), gathered)
              .then(Mono.defer(() -> versions(gathered))));
    }
    pools.addTo(reads, connection, needs, gathered);
    plans.addTo(reads, connection, needs, gathered, books);
    if (!needs.holdings().isEmpty()) {
      reads.add(holdings(connection, needs.holdings(), gathered));
    }
    return Flux.mergeSequential(reads)
        .then(Mono.defer(() -> ends.end(connection, needs.accounts(), gathered)))
        .then(Mono.defer(() -> ends.carried(connection, needs.spans(), gathered)))
        .then(Mono.defer(() -> over(connection, needs, gathered)))
        .then(Mono.defer(() -> expired(connection, needs, gathered)));
  }

  /** Few things are taken back after their points were over: then it is one more round trip. */
  private Mono<Void> over(Connection connection, Needs needs, Gathered gathered) {
    List<Ledger.LastDay> over = new ArrayList<>();
    for (Ledger.Source source : needs.sources(gathered.bought())) {
      Accrual accrual = gathered.bought().accrued(source.id());
      if (accrual == null || !gathered.hasAccount(source.memberId())) {
        continue;
      }
      for (Terms terms : accrual.lots()) {
        LocalDate last = terms.expiresOn();
        if (last != null && last.isBefore(gathered.today())) {
          over.add(new Ledger.LastDay(source.memberId(), last, terms.moving()));
        }
      }
    }
    return over.isEmpty()
        ? Mono.empty()
        : ledger.readOver(
            connection,
            over.stream()
                .map(Ledger.LastDay::memberId)
                .distinct()
                .collect(Collectors.toMap(id -> id, gathered::account)),
            over);
  }

  /** Only what gives back points that expired asks for it. */
  private Mono<Void> expired(Connection connection, Needs needs, Gathered gathered) {
    return Flux.fromIterable(needs.expired().entrySet())
        .filter(one -> gathered.hasAccount(one.getKey()))
        .concatMap(
            one ->
                ledger.readExpired(
                    connection,
                    Map.of(one.getKey(), gathered.account(one.getKey())),
                    one.getValue()))
        .then();
  }

  /** What became of purchases, and what purchases and events gave. */
  private Mono<Void> given(Connection connection, Needs needs, Bought bought) {
    Set<UUID> ids = new TreeSet<>(needs.purchases());
    ids.addAll(needs.events());
    return Flux.mergeSequential(
            needs.purchases().isEmpty()
                ? Mono.<Void>empty()
                : returns
                    .soFar(connection, needs.purchases(), id -> bought.purchase(id).claimedAt())
                    .doOnNext(read -> bought.learnReturned(needs.purchases(), read))
                    .then(),
            vouchers.open(connection, ids).doOnNext(read -> bought.learnVouchers(ids, read)).then(),
            ledger
                .accruals(connection, needs.sources(bought))
                .doOnNext(bought::learnAccruals)
                .then())
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

  /** What the rules have budgets of, of points and of money. */
  static Set<String> budgets(RuleBook rules) {
    Set<String> names = new HashSet<>(rules.needs().budgets().keySet());
    names.addAll(rules.discountNeeds().budgets().keySet());
    return names;
  }
}
