package dev.regulars.purchase;

import dev.regulars.account.Ledger;
import dev.regulars.account.MemberDays;
import dev.regulars.reward.Redemptions.OfPurchase;
import dev.regulars.reward.Redemptions.Use;
import dev.regulars.voucher.VoucherCodes.Presented;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the commands of a batch have to know before they can be decided. */
final class Needs {

  /**
   * A page of a member's purchases that hold one of these products, newest first.
   *
   * @param until no purchase that happened later
   * @param stores whose purchases; null for all
   * @param before only purchases behind this one, null for the first page
   */
  record Holding(
      UUID memberId,
      Instant until,
      Set<String> skus,
      @Nullable Set<String> stores,
      @Nullable StoredPurchase before) {}

  private final Set<UUID> accounts = new TreeSet<>();
  private final Set<UUID> profiles = new TreeSet<>();
  private final Set<UUID> tiers = new TreeSet<>();
  private final Set<MemberDays.Span> spans = new HashSet<>();
  private final Set<CounterKey> counters = new HashSet<>();
  private final Set<CounterDays.Asked> counted = new HashSet<>();
  private final Set<MemberDays.Span> bought = new HashSet<>();
  private final Set<UUID> purchases = new TreeSet<>();
  private final Set<UUID> events = new TreeSet<>();
  private final Set<UUID> purchaseDays = new TreeSet<>();
  private final Set<String> rewards = new TreeSet<>();
  private final Set<Use> uses = new HashSet<>();
  private final Set<OfPurchase> redemptionsOf = new HashSet<>();
  private final Set<Presented> codes = new HashSet<>();
  private final Set<UUID> codesOf = new TreeSet<>();
  private final Map<UUID, UUID> later = new HashMap<>();
  private final Set<UUID> adjustments = new TreeSet<>();
  private final Set<UUID> adjusters = new TreeSet<>();
  private final Map<UUID, LocalDate> expired = new HashMap<>();
  private final Set<UUID> fulfilled = new TreeSet<>();
  private final Set<UUID> pools = new TreeSet<>();
  private final Set<UUID> plans = new TreeSet<>();
  private final Set<String> planProducts = new TreeSet<>();
  private final Set<String> planCodes = new TreeSet<>();
  private boolean changesPlans;
  private boolean cash;
  private boolean lotsThatAreOver;
  private boolean closedAccounts;
  private final Map<UUID, Holding> holdings = new HashMap<>();

  /**
   * Leaves out what is known. What was read once is kept up to date by what the batch decides; read
   * again it would be as if nothing had been decided yet.
   */
  void leaveOut(Gathered known) {
    accounts.removeIf(known::hasAccount);
    profiles.removeIf(known::hasProfile);
    tiers.removeIf(id -> known.hasAccount(id) && known.account(id).tiers().isWhole());
    spans.removeIf(known::hasTotals);
    counters.removeIf(known::hasCounter);
    counted.removeIf(known.counters()::has);
    bought.removeIf(known.counters()::hasBought);
    rewards.removeIf(known.handed()::hasReward);
    uses.removeIf(known.handed()::hasUse);
    codes.removeIf(one -> known.codes().has(one));
    codesOf.removeIf(known.codes()::hasOf);
    later.entrySet().removeIf(one -> known.later().knows(one.getKey(), one.getValue()));
    fulfilled.removeIf(known.bought()::knowsFulfilled);
    adjusters.removeIf(known.adjusted()::hasAlone);
    plans.removeIf(known.plans()::has);
    cash &= !known.handed().hasCash();
  }

  /** The member's account, locked. */
  void account(UUID memberId) {
    accounts.add(memberId);
  }

  Set<UUID> accounts() {
    return accounts;
  }

  /** The accounts with all lots that are over. */
  void lotsThatAreOver() {
    lotsThatAreOver = true;
  }

  boolean wantsLotsThatAreOver() {
    return lotsThatAreOver;
  }

  /** What a member may spend with their pool, of whom it is known who is in it. */
  void pool(UUID memberId, Gathered known) {
    List<UUID> mates = known.mates(memberId);
    if (!mates.isEmpty()) {
      accounts.addAll(mates);
      pools.add(memberId);
    }
  }

  /** The accounts of those whose points a member has ever spent: they may come back. */
  void lenders(UUID memberId, Gathered known) {
    known.lenders(memberId).forEach(id -> accounts.add(known.remaining(id)));
  }

  /** Whose pools are asked for again, behind the locks. */
  Set<UUID> pools() {
    return pools;
  }

  /** Also accounts of members who were merged into others. */
  void closedAccounts() {
    closedAccounts = true;
  }

  boolean wantsClosedAccounts() {
    return closedAccounts;
  }

  /** What rules may ask about the member. */
  void profile(UUID memberId) {
    profiles.add(memberId);
  }

  Set<UUID> profiles() {
    return profiles;
  }

  /** The tiers that the member reached besides the one held. */
  void tiers(UUID memberId) {
    tiers.add(memberId);
  }

  Set<UUID> tiers() {
    return tiers;
  }

  /** The totals of a span of days. */
  void span(MemberDays.Span span) {
    spans.add(span);
  }

  Set<MemberDays.Span> spans() {
    return spans;
  }

  void counter(CounterKey key) {
    counters.add(key);
  }

  Set<CounterKey> counters() {
    return counters;
  }

  /** A counter that rules let grow. */
  void counted(CounterDays.Asked asked) {
    counted.add(asked);
  }

  Set<CounterDays.Asked> counted() {
    return counted;
  }

  /** On which days of a span the member bought something. */
  void bought(MemberDays.Span span) {
    bought.add(span);
  }

  Set<MemberDays.Span> bought() {
    return bought;
  }

  /** What was returned of a purchase that is known, and what may be taken back with it. */
  void purchase(UUID purchaseId) {
    purchases.add(purchaseId);
  }

  Set<UUID> purchases() {
    return purchases;
  }

  /** What may be taken back with an event that is known. */
  void event(UUID eventId) {
    events.add(eventId);
  }

  Set<UUID> events() {
    return events;
  }

  /** On which days the member bought something. */
  void purchaseDays(UUID memberId) {
    purchaseDays.add(memberId);
  }

  Set<UUID> purchaseDays() {
    return purchaseDays;
  }

  /** A reward, locked where it has a stock. */
  void reward(String code) {
    rewards.add(code);
  }

  Set<String> rewards() {
    return rewards;
  }

  /** All active cash, for who names points only. */
  void cash() {
    cash = true;
  }

  boolean wantsCash() {
    return cash;
  }

  /** What was redeemed with a purchase. */
  void redemptionsOf(UUID memberId, UUID purchaseId) {
    redemptionsOf.add(new OfPurchase(memberId, purchaseId));
  }

  Set<OfPurchase> redemptionsOf() {
    return redemptionsOf;
  }

  /** How often a member had a reward. */
  void use(Use use) {
    uses.add(use);
  }

  Set<Use> uses() {
    return uses;
  }

  /** A code that is presented, locked, and how often its type was used. */
  void code(Presented presented) {
    codes.add(presented);
  }

  Set<Presented> codes() {
    return codes;
  }

  /** What codes were used in a purchase. */
  void codesOf(UUID purchaseId) {
    codesOf.add(purchaseId);
  }

  Set<UUID> codesOf() {
    return codesOf;
  }

  /** What a member bought from this purchase on. */
  void later(UUID memberId, UUID first) {
    later.merge(memberId, first, (one, other) -> one.compareTo(other) < 0 ? one : other);
  }

  Map<UUID, UUID> later() {
    return later;
  }

  /** An adjustment. */
  void adjustment(UUID id) {
    adjustments.add(id);
  }

  Set<UUID> adjustments() {
    return adjustments;
  }

  /** What somebody gave and took by hand today. */
  void adjuster(UUID person) {
    adjusters.add(person);
  }

  Set<UUID> adjusters() {
    return adjusters;
  }

  /** Which lines of a purchase were fulfilled. */
  void fulfilled(UUID purchaseId) {
    fulfilled.add(purchaseId);
  }

  Set<UUID> fulfilled() {
    return fulfilled;
  }

  /** Which plans a member has. */
  void plans(UUID memberId) {
    plans.add(memberId);
  }

  /** The same, which may change. */
  void plansToChange(UUID memberId) {
    plans.add(memberId);
    changesPlans = true;
  }

  Set<UUID> plans() {
    return plans;
  }

  boolean changesPlans() {
    return changesPlans;
  }

  /** The plan that a product buys. */
  void planProduct(String sku) {
    planProducts.add(sku);
  }

  /** A plan by its code. */
  void planCode(String code) {
    planCodes.add(code);
  }

  Set<String> planCodes() {
    return planCodes;
  }

  Set<String> planProducts() {
    return planProducts;
  }

  /** Lots of which something expired that did not end before a day. */
  void expired(UUID memberId, LocalDate since) {
    expired.merge(memberId, since, (one, other) -> one.isBefore(other) ? one : other);
  }

  Map<UUID, LocalDate> expired() {
    return expired;
  }

  /** What a return may take from; {@code returnId} asks. */
  void holding(UUID returnId, Holding holding) {
    holdings.put(returnId, holding);
  }

  Map<UUID, Holding> holdings() {
    return holdings;
  }

  /** What purchases and events gave points to, of those that were read with what they gave. */
  List<Ledger.Source> sources(Bought bought) {
    List<Ledger.Source> sources = new ArrayList<>();
    for (UUID id : purchases) {
      UUID memberId = bought.purchase(id).memberId();
      if (memberId != null) {
        sources.add(new Ledger.Source(memberId, id));
      }
    }
    for (UUID id : events) {
      StoredEvent event = bought.event(id);
      if (event != null) {
        sources.add(new Ledger.Source(event.memberId(), id));
      }
    }
    return sources;
  }
}
