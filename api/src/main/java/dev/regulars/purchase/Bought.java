package dev.regulars.purchase;

import dev.regulars.account.Accrual;
import dev.regulars.account.Terms;
import dev.regulars.rulebook.Edition;
import dev.regulars.rulebook.VersionedRuleBook;
import dev.regulars.voucher.Vouchers.OpenVoucher;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a batch knows of purchases that were made before, for what is done to them: they are
 * returned and claimed; and of events, which are reversed. Kept up to date by what the batch
 * decides. A batch of purchases and events only asks for none of it, and nothing is kept.
 */
final class Bought {

  /** The order in which returns take from purchases: the newest first. */
  static final Comparator<StoredPurchase> NEWEST_FIRST =
      Comparator.comparing(
              (StoredPurchase purchase) -> purchase.purchase().occurredAt().toInstant())
          .thenComparing(StoredPurchase::id)
          .reversed();

  /**
   * Purchases that a return may take from, newest first.
   *
   * @param hasMore whether there are older ones that were not read yet
   */
  record Held(List<StoredPurchase> purchases, boolean hasMore) {}

  private final boolean isAsked;
  private final Map<UUID, StoredPurchase> purchases = new HashMap<>();
  private final Map<UUID, StoredEvent> events = new HashMap<>();
  private final Map<UUID, ReturnedSoFar> returned = new HashMap<>();
  private final Map<UUID, List<OpenVoucher>> vouchers = new HashMap<>();
  private final Map<UUID, Accrual> accruals = new HashMap<>();
  private final Map<UUID, Set<Integer>> fulfilled = new HashMap<>();
  private final Map<UUID, TreeMap<LocalDate, Long>> days = new HashMap<>();
  private final Map<UUID, Held> held = new HashMap<>();
  private final Map<UUID, List<UUID>> recorded = new HashMap<>();
  private final Map<Edition, VersionedRuleBook> rulebooks = new HashMap<>();
  private @Nullable VersionedRuleBook live;

  /** Knows nothing yet; {@code isAsked} says whether the batch will ask. */
  Bought(boolean isAsked) {
    this.isAsked = isAsked;
  }

  boolean isAsked() {
    return isAsked;
  }

  void learn(Collection<StoredPurchase> read) {
    read.forEach(purchase -> purchases.put(purchase.id(), purchase));
  }

  /** The same, but for what the batch knows better. */
  void learnIfNew(Collection<StoredPurchase> read) {
    read.forEach(purchase -> purchases.putIfAbsent(purchase.id(), purchase));
  }

  void learnEvents(Collection<StoredEvent> read) {
    read.forEach(event -> events.put(event.id(), event));
  }

  void learnReturned(Set<UUID> purchaseIds, Map<UUID, ReturnedSoFar> read) {
    purchaseIds.forEach(id -> returned.put(id, read.getOrDefault(id, ReturnedSoFar.NOTHING)));
  }

  void learnVouchers(Set<UUID> purchaseIds, Map<UUID, List<OpenVoucher>> read) {
    purchaseIds.forEach(id -> vouchers.put(id, new ArrayList<>(read.getOrDefault(id, List.of()))));
  }

  /** Learns which lines of purchases were fulfilled, unless the batch knows better. */
  void learnFulfilled(Map<UUID, Set<Integer>> read) {
    read.forEach(fulfilled::putIfAbsent);
  }

  /** Lines of a purchase that were fulfilled. */
  Set<Integer> fulfilled(UUID purchaseId) {
    return fulfilled.getOrDefault(purchaseId, Set.of());
  }

  boolean knowsFulfilled(UUID purchaseId) {
    return fulfilled.containsKey(purchaseId);
  }

  private static Set<Integer> both(Set<Integer> some, Set<Integer> more) {
    Set<Integer> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }

  void learnAccruals(Map<UUID, Accrual> read) {
    accruals.putAll(read);
  }

  /** Learns on which days members bought something, and how often. */
  void learnDays(UUID memberId, LocalDate day, long number) {
    days.computeIfAbsent(memberId, id -> new TreeMap<>()).put(day, number);
  }

  void learnHeld(UUID returnId, List<StoredPurchase> page, boolean hasMore) {
    learn(page);
    List<StoredPurchase> all = new ArrayList<>();
    Held before = held.get(returnId);
    if (before != null) {
      all.addAll(before.purchases());
    }
    all.addAll(page);
    held.put(returnId, new Held(all, hasMore));
  }

  void learnRulebook(VersionedRuleBook rulebook) {
    rulebooks.put(rulebook.edition(), rulebook);
  }

  void learnLive(VersionedRuleBook rulebook) {
    live = rulebook;
  }

  /** What decided what is at hand, and is not at hand itself. */
  Set<Edition> missing() {
    return Stream.concat(
            purchases.values().stream().map(StoredPurchase::edition),
            events.values().stream().map(StoredEvent::edition))
        .filter(edition -> !rulebooks.containsKey(edition))
        .collect(Collectors.toSet());
  }

  Collection<VersionedRuleBook> rulebooks() {
    return rulebooks.values();
  }

  int size() {
    return purchases.size();
  }

  /** Whether it is known what became of a purchase. */
  boolean isWhole(UUID purchaseId) {
    return returned.containsKey(purchaseId);
  }

  /** The last purchase that was read for a return, null for none. */
  @Nullable StoredPurchase lastHeld(UUID returnId) {
    Held read = held.get(returnId);
    return read == null || read.purchases().isEmpty() ? null : read.purchases().getLast();
  }

  /** A purchase as it is now, null where there is none. */
  @Nullable StoredPurchase find(UUID purchaseId) {
    return purchases.get(purchaseId);
  }

  StoredPurchase purchase(UUID purchaseId) {
    return found(purchases.get(purchaseId), purchaseId);
  }

  /** An event, null where there is none. */
  @Nullable StoredEvent event(UUID eventId) {
    return events.get(eventId);
  }

  /** The rulebook that decided a purchase. */
  VersionedRuleBook rulebook(StoredPurchase purchase) {
    return rulebook(purchase.edition());
  }

  /** What decided something at hand. */
  VersionedRuleBook rulebook(Edition edition) {
    VersionedRuleBook rulebook = rulebooks.get(edition);
    if (rulebook == null) {
      throw new IllegalStateException("not gathered: " + edition);
    }
    return rulebook;
  }

  /** The rulebook that decides now. */
  VersionedRuleBook live() {
    if (live == null) {
      throw new IllegalStateException("the live rulebook was not gathered");
    }
    return live;
  }

  private static <V> V found(@Nullable V value, UUID id) {
    if (value == null) {
      throw new IllegalStateException("not gathered: " + id);
    }
    return value;
  }

  /** What came back of a purchase. */
  ReturnedSoFar returned(UUID purchaseId) {
    return found(returned.get(purchaseId), purchaseId);
  }

  /** Vouchers of a purchase or event that can still be used. */
  List<OpenVoucher> vouchers(UUID purchaseId) {
    return found(vouchers.get(purchaseId), purchaseId);
  }

  /** The transfer that a purchase or event accrued by first, null where it gave nothing. */
  @Nullable UUID accrual(UUID sourceId) {
    Accrual accrual = accruals.get(sourceId);
    return accrual == null ? null : accrual.transferId();
  }

  /** How a purchase or event gave points, null where it gave none. */
  @Nullable Accrual accrued(UUID sourceId) {
    return accruals.get(sourceId);
  }

  /**
   * The terms that points of a purchase or event were earned on, null where it gave none or all of
   * them paid off a debt.
   */
  @Nullable Terms earnedOn(UUID sourceId) {
    Accrual accrual = accruals.get(sourceId);
    return accrual == null ? null : accrual.terms();
  }

  /** A member's newest days with purchases, those of this batch not included. */
  TreeMap<LocalDate, Long> days(UUID memberId) {
    return days.getOrDefault(memberId, new TreeMap<>());
  }

  /**
   * What a return may take from, newest first: what was read, and what this batch recorded. Of the
   * latter only what stands before purchases that were not read yet.
   */
  Held held(UUID returnId, UUID memberId) {
    Held read = found(held.get(returnId), returnId);
    List<UUID> here = recorded.getOrDefault(memberId, List.of());
    if (here.isEmpty()) {
      return read;
    }
    List<StoredPurchase> all = new ArrayList<>(read.purchases());
    StoredPurchase last = read.hasMore() ? all.getLast() : null;
    for (UUID id : here) {
      StoredPurchase purchase = purchase(id);
      if (last == null || NEWEST_FIRST.compare(purchase, last) < 0) {
        all.add(purchase);
      }
    }
    all.sort(NEWEST_FIRST);
    return new Held(all, read.hasMore());
  }

  /** Takes over what a command changed about purchases. */
  void advance(Change change) {
    if (!isAsked) {
      return;
    }
    for (Change.Entry entry : change.entries()) {
      switch (entry) {
        case Change.Entry.Recorded row -> {
          StoredPurchase purchase = StoredPurchase.of(row);
          if (purchase != null && purchase.memberId() != null) {
            returned.put(purchase.id(), ReturnedSoFar.NOTHING);
            award(purchase, change);
            learnRulebook(row.candidate().rulebook());
          }
        }
        case Change.Entry.Claimed(StoredPurchase purchase, _) -> award(purchase, change);
        case Change.Entry.Returned(ReturnRows.NewReturn row, _) ->
            returned.put(row.purchaseId(), row.soFar());
        case Change.Entry.Receipt _, Change.Entry.EventReversed _, Change.Entry.Requested _ -> {}
        case Change.Entry.Fulfilled row ->
            fulfilled.merge(row.purchaseId(), Set.copyOf(row.lines()), Bought::both);
        case Change.Entry.Redeemed _, Change.Entry.VoucherMoved _, Change.Entry.Adjusted _ -> {}
        case Change.Entry.PlanChanged _ -> {}
        // It is alone in its batch.
        case Change.Entry.Merged _, Change.Entry.Parted _ -> {}
      }
    }
    if (!change.voided().isEmpty()) {
      vouchers.values().forEach(open -> open.removeIf(one -> change.voided().contains(one.id())));
    }
  }

  private void award(StoredPurchase purchase, Change change) {
    purchases.put(purchase.id(), purchase);
    vouchers.put(
        purchase.id(),
        change.issued().stream()
            .map(voucher -> new OpenVoucher(voucher.id(), voucher.rule(), voucher.voucher()))
            .collect(Collectors.toCollection(ArrayList::new)));
    Accrual accrual = change.posting().accrual();
    if (accrual != null) {
      accruals.put(purchase.id(), accrual);
    }
    UUID memberId = found(purchase.memberId(), purchase.id());
    recorded.computeIfAbsent(memberId, id -> new ArrayList<>()).add(purchase.id());
  }
}
