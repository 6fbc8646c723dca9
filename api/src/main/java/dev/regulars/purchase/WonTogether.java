package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.Fulfilment;
import dev.regulars.account.HeldTier;
import dev.regulars.programme.Settings;
import dev.regulars.purchase.LaterPurchases.Gone;
import dev.regulars.purchase.LaterPurchases.GoneOf;
import dev.regulars.rulebook.VersionedRuleBook;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Decision.VoucherGrant;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.FactNeeds;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Totals;
import dev.regulars.rules.facts.Window;
import dev.regulars.tier.TierLadder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What several purchases won together: a visit's number, sums and counts of a window, a tier. Where
 * one of them comes back, those that were recorded after it are decided again as if it had not been
 * there, and the difference is booked: what one loses because it is not the tenth visit any more,
 * or because it comes back itself, the next may have instead, but a return gives nothing beyond
 * that. Pure.
 */
@Component
class WonTogether {

  private final TierLadder ladder;
  private final TakeBack takeBack;
  private final PurchaseTakeBack purchaseTakeBack;

  WonTogether(TierLadder ladder, TakeBack takeBack, PurchaseTakeBack purchaseTakeBack) {
    this.ladder = ladder;
    this.takeBack = takeBack;
    this.purchaseTakeBack = purchaseTakeBack;
  }

  /** Whether what came after a purchase has to be read before its return can be decided. */
  boolean wantsLater(StoredPurchase purchase, Gathered gathered) {
    UUID memberId = purchase.memberId();
    return memberId != null
        && purchase.facts() != null
        && !gathered.later().knows(memberId, purchase.id());
  }

  private static boolean takesBack(StoredPurchase purchase, Gathered gathered) {
    return gathered.bought().rulebook(purchase).settings().returns().wonTogether()
        == Settings.WonTogether.TAKE_BACK;
  }

  /** What it takes to decide again what may come out otherwise. */
  void needs(StoredPurchase purchase, Gathered gathered, Needs needs) {
    UUID memberId = purchase.memberId();
    if (memberId == null || !gathered.hasAccount(memberId)) {
      return;
    }
    if (!takesBack(purchase, gathered)) {
      gathered.later().after(memberId, purchase.id()).stream()
          .filter(id -> !gathered.bought().isWhole(id))
          .forEach(needs::purchase);
      return;
    }
    Account account = gathered.account(memberId);
    Gone all = gone(purchase, 1, purchase.purchase().totalMinor(), ReturnRows.Lost.NOTHING);
    for (UUID id : gathered.later().after(memberId, purchase.id())) {
      StoredPurchase later = gathered.bought().purchase(id);
      if (!gathered.bought().isWhole(id) && mayDiffer(later, all, account, gathered)) {
        needs.purchase(id);
        if (Fulfilment.anyWait(account)) {
          needs.fulfilled(id);
        }
        takeBack.needs(memberId, day(later), gathered.bought().rulebook(later), needs);
      }
    }
  }

  private boolean mayDiffer(StoredPurchase later, Gone more, Account account, Gathered gathered) {
    KeptFacts kept = Objects.requireNonNull(later.facts());
    LocalDate day = day(later);
    FactNeeds asked = gathered.bought().rulebook(later).rules().needs();
    if (!asked.counters().isEmpty() || !asked.inARow().isEmpty()) {
      return true;
    }
    if (!ladder.isEntry(kept.tier() == null ? null : kept.tier().code())
        || account.tiers().known().stream().anyMatch(tier -> day.equals(tier.since()))) {
      return true;
    }
    List<Gone> before = gathered.later().gone(account.memberId(), later.id());
    VersionedRuleBook rulebook = gathered.bought().rulebook(later);
    RuleBook rules = rulebook.rules();
    Basket whole = later.purchase().earning(rulebook.settings().redemption().earnOn()).basket();
    return !rules
        .decide(facts(later, before, kept.tier()).with(whole))
        .givesAs(rules.decide(facts(later, and(before, more), kept.tier()).with(whole)));
  }

  /**
   * Whether a purchase keeps its number among the visits although it comes back: where what was won
   * stands, those behind it keep theirs, and no number is given a second time while they do.
   *
   * @param ended purchases that come back with it and are no visits any more
   */
  boolean keepsNumber(StoredPurchase purchase, Set<UUID> ended, Gathered gathered) {
    UUID memberId = purchase.memberId();
    return memberId != null
        && purchase.facts() != null
        && !takesBack(purchase, gathered)
        && gathered.later().after(memberId, purchase.id()).stream()
            .filter(id -> !ended.contains(id) && gathered.bought().isWhole(id))
            .anyMatch(id -> left(gathered.bought().purchase(id), gathered).basket().isVisit());
  }

  private static Remainder left(StoredPurchase purchase, Gathered gathered) {
    return new Remainder(
        purchase.purchase(), gathered.bought().returned(purchase.id()).quantities());
  }

  /** What a purchase is decided from now, without what is gone since. */
  @Nullable Facts now(StoredPurchase purchase, Gathered gathered) {
    UUID memberId = purchase.memberId();
    KeptFacts kept = purchase.facts();
    if (kept == null || memberId == null || !takesBack(purchase, gathered)) {
      return null;
    }
    return facts(
        purchase,
        gathered.later().gone(memberId, purchase.id()),
        tier(purchase, kept, gathered.account(memberId)));
  }

  /**
   * A later purchase and how it comes out without what came back.
   *
   * @param left what is left of it
   */
  record Again(StoredPurchase purchase, Remainder left, Decision before, Decision after) {

    /** Points by which it comes out lower by itself; below 0 for more. */
    long loss() {
      return before.points() - after.points();
    }
  }

  /**
   * What one purchase gives up.
   *
   * @param reversal with the points that leave the member
   * @param decided points by which the purchase comes out lower, also where they stay with another
   *     purchase; below 0 for more
   */
  record Taking(Reversal reversal, long decided) {

    /** Everything that was given for what comes back. */
    static Taking whole(Reversal reversal) {
      return new Taking(reversal, reversal.points());
    }
  }

  /**
   * Who has what then.
   *
   * @param returned for each reversal
   * @param later for each purchase that comes out otherwise
   */
  record Shared(List<Taking> returned, List<Taking> later) {}

  /**
   * Shares out what the returned and the later purchases lose among the later ones: first what
   * later ones lose, since that is what they won together; what came back goes with it.
   */
  Shared share(List<Reversal> reversals, List<Again> again) {
    List<Share> shares =
        Share.of(
            Stream.concat(again.stream().map(Again::loss), reversals.stream().map(Reversal::points))
                .toList());
    List<VoucherGrant> pass = new ArrayList<>();
    again.forEach(one -> pass.addAll(without(one.after.vouchers(), one.before.vouchers())));
    List<Taking> returned = new ArrayList<>();
    for (int i = 0; i < reversals.size(); i++) {
      Reversal reversal = reversals.get(i);
      Share share = shares.get(again.size() + i);
      Decision kept = passing(reversal.first(), reversal.kept(), pass);
      returned.add(new Taking(reversal.taking(share.taken(), kept), share.decided()));
    }
    List<Taking> later = new ArrayList<>();
    for (int i = 0; i < again.size(); i++) {
      Again one = again.get(i);
      Share share = shares.get(i);
      Decision kept = passing(one.before, one.after, pass);
      later.add(
          new Taking(
              Reversal.again(one.purchase, one.left, one.before, kept, share.taken()),
              share.decided()));
    }
    return new Shared(returned, later);
  }

  /** What stays of a purchase: besides what it keeps, vouchers that another one should have now. */
  private static Decision passing(Decision before, Decision after, List<VoucherGrant> pass) {
    Decision kept = after;
    for (VoucherGrant lost : without(before.vouchers(), after.vouchers())) {
      if (pass.remove(lost)) {
        kept = kept.withGifts(grant(lost));
      }
    }
    return kept;
  }

  private static Decision grant(VoucherGrant voucher) {
    return new Decision(
        0, List.of(), List.of(), List.of(voucher), List.of(), List.of(), Map.of(), Map.of());
  }

  private static List<VoucherGrant> without(List<VoucherGrant> grants, List<VoucherGrant> others) {
    List<VoucherGrant> rest = new ArrayList<>(grants);
    others.forEach(rest::remove);
    return rest;
  }

  /**
   * Those recorded after what comes back that come out otherwise. Tiers go first: what was bought
   * in one that is gone was not.
   *
   * @param change that has already taken back what comes back
   */
  List<Again> again(Change change, List<Reversal> reversals, Gathered gathered) {
    List<GoneOf> more = new ArrayList<>();
    UUID first = null;
    List<UUID> returned = new ArrayList<>();
    for (Reversal reversal : reversals) {
      StoredPurchase purchase = reversal.purchase();
      returned.add(purchase.id());
      if (takesBack(purchase, gathered)) {
        more.add(
            new GoneOf(
                purchase.id(),
                gone(
                    purchase,
                    reversal.endsVisit() ? 1 : 0,
                    reversal.totalMinor(),
                    purchaseTakeBack.lost(change, reversal, gathered))));
        first = first == null || purchase.id().compareTo(first) < 0 ? purchase.id() : first;
      }
    }
    if (first == null || change.account() == null) {
      return List.of();
    }
    UUID memberId = change.owner().memberId();
    List<StoredPurchase> later =
        gathered.later().after(memberId, first).stream()
            .filter(id -> !returned.contains(id) && gathered.bought().isWhole(id))
            .map(gathered.bought()::purchase)
            .toList();
    later.forEach(purchase -> purchaseTakeBack.stepDown(change, purchase, gathered));
    List<Again> again = new ArrayList<>();
    for (StoredPurchase purchase : later) {
      Again one = again(change, purchase, more, gathered);
      if (!one.before.givesAs(one.after)) {
        again.add(one);
      }
    }
    return again;
  }

  private Again again(
      Change change, StoredPurchase purchase, List<GoneOf> more, Gathered gathered) {
    UUID memberId = change.owner().memberId();
    KeptFacts kept = Objects.requireNonNull(purchase.facts());
    Remainder left = left(purchase, gathered);
    if (left.isEmpty()) {
      return new Again(purchase, left, Decision.NOTHING, Decision.NOTHING);
    }
    VersionedRuleBook rulebook = gathered.bought().rulebook(purchase);
    RuleBook rules = rulebook.rules();
    Basket rest = left.earning(rulebook.settings().redemption().earnOn()).basket();
    List<Gone> before = gathered.later().gone(memberId, purchase.id());
    List<Gone> after = before;
    for (GoneOf each : more) {
      if (each.purchaseId().compareTo(purchase.id()) < 0) {
        after = and(after, each.gone());
      }
    }
    HeldTier tierBefore = tier(purchase, kept, gathered.account(memberId));
    HeldTier tierAfter = tier(purchase, kept, change.owner());
    return new Again(
        purchase,
        left,
        rules.decide(facts(purchase, before, tierBefore).with(rest)),
        rules.decide(facts(purchase, after, tierAfter).with(rest)));
  }

  private static List<Gone> and(List<Gone> before, Gone more) {
    return Stream.concat(before.stream(), Stream.of(more)).toList();
  }

  private Gone gone(StoredPurchase purchase, long visits, long spentMinor, ReturnRows.Lost lost) {
    return new Gone(day(purchase), visits, spentMinor, lost.counts(), lost.ended());
  }

  private LocalDate day(StoredPurchase purchase) {
    return purchaseTakeBack.day(purchase);
  }

  /** The tier of its day as it is told now, where that is lower than it was thought to be. */
  private @Nullable HeldTier tier(StoredPurchase purchase, KeptFacts kept, Account account) {
    HeldTier then = kept.tier();
    if (then == null) {
      return null;
    }
    HeldTier now = ladder.on(day(purchase), account.tiers());
    return ladder.isAbove(then, now) ? now : then;
  }

  private Facts facts(StoredPurchase purchase, List<Gone> gone, @Nullable HeldTier tier) {
    KeptFacts kept = Objects.requireNonNull(purchase.facts());
    Facts facts = kept.facts(purchase.happening(kept), purchase.purchase().basket());
    if (gone.isEmpty() && Objects.equals(tier, kept.tier())) {
      return facts;
    }
    LocalDate day = day(purchase);
    Member member = facts.member();
    long visits = gone.stream().mapToLong(Gone::visits).sum();
    Map<Window, Totals> windows = new HashMap<>();
    member
        .windows()
        .forEach((window, totals) -> windows.put(window, less(totals, window, day, gone)));
    return new Facts(
        facts.happening(),
        facts.basket(),
        new Member(
            tier == null ? null : tier.code(),
            member.enrolledOn(),
            member.birthday(),
            member.tags(),
            member.attributes(),
            Math.max(0, member.purchases() - visits),
            member.lastPurchaseOn(),
            windows,
            WithoutGone.counters(member.counters(), day, gone),
            WithoutGone.inARow(member.inARow(), day, gone),
            member.plans()),
        facts.usage());
  }

  private static Totals less(Totals totals, Window window, LocalDate day, List<Gone> gone) {
    long visits = 0;
    long spent = 0;
    for (Gone one : gone) {
      if (!one.day().isBefore(window.start(day)) && !one.day().isAfter(day)) {
        visits += one.visits();
        spent += one.spentMinor();
      }
    }
    return new Totals(
        Math.max(0, totals.purchases() - visits), Math.max(0, totals.spentMinor() - spent));
  }
}
