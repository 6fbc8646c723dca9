package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.ComeBack;
import dev.regulars.account.HeldPart;
import dev.regulars.account.Movement;
import dev.regulars.account.Saying;
import dev.regulars.programme.Settings;
import dev.regulars.reward.Redemption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a member can spend together with their pool: their own points first, then those of the
 * others, who has been in it longest first. What is taken of others is held and redeemed in their
 * accounts, and comes back to where it lay, whoever is in the pool by then. Pure.
 */
final class PoolDraw {

  private PoolDraw() {}

  /** Points that the member can spend, with what others of their pool have. */
  static long available(Change change, Gathered gathered) {
    long available = change.owner().available();
    for (Account mate : mates(change, gathered)) {
      available += Math.max(0, mate.available());
    }
    return available;
  }

  /**
   * Holds points: the member's own first.
   *
   * @param points at most what is {@link #available}
   * @return where they came from
   */
  static List<HeldPart> hold(
      Change change,
      long points,
      UUID holder,
      Instant until,
      Movement movement,
      Gathered gathered) {
    Account own = change.owner();
    long left = points;
    long ownPoints = Math.min(left, Math.max(0, own.available()));
    List<HeldPart> parts = new ArrayList<>();
    if (ownPoints > 0) {
      parts.addAll(change.posting().hold(own, ownPoints, holder, until, movement));
      left -= ownPoints;
    }
    for (Account mate : mates(change, gathered)) {
      long taken = Math.min(left, Math.max(0, mate.available()));
      if (taken > 0) {
        change
            .posting()
            .hold(change.other(mate), taken, holder, until, ofMate(movement, Saying.SPENT_BY_POOL))
            .forEach(part -> parts.add(part.of(mate.memberId())));
        left -= taken;
      }
    }
    if (left > 0) {
      throw new IllegalArgumentException("more than available: " + points);
    }
    return parts;
  }

  /** What it takes to do anything with what is or was held for a redemption. */
  static void needs(Redemption redemption, Gathered gathered, Needs needs) {
    lenders(redemption).forEach(id -> needs.account(gathered.remaining(id)));
  }

  /** Whose points besides the member's own a redemption has; as they were when it was made. */
  static Set<UUID> lenders(Redemption redemption) {
    Set<UUID> lenders = new TreeSet<>();
    for (HeldPart part : redemption.parts()) {
      if (part.from() != null) {
        lenders.add(part.from());
      }
    }
    return lenders;
  }

  /** Whether its points are still held. */
  static boolean isHeld(Redemption redemption, Gathered gathered) {
    return isHeld(redemption, gathered.account(redemption.memberId()), gathered, a -> a);
  }

  /** Whether its points are still held after what a change has done so far. */
  static boolean isHeld(Redemption redemption, Change change, Gathered gathered) {
    return isHeld(redemption, change.owner(), gathered, change::known);
  }

  private static boolean isHeld(
      Redemption redemption, Account own, Gathered gathered, UnaryOperator<Account> known) {
    return own.holds(redemption.id()) > 0
        || lenders(redemption).stream()
            .map(gathered::remaining)
            .filter(id -> !id.equals(own.memberId()) && gathered.hasAccount(id))
            .map(id -> known.apply(gathered.account(id)))
            .anyMatch(account -> account.holds(redemption.id()) > 0);
  }

  /** Gives what is held for a redemption to the programme. */
  static void redeem(Change change, Redemption redemption, Movement movement, Gathered gathered) {
    for (Account account : accounts(change, redemption, gathered)) {
      change
          .posting()
          .redeem(account, redemption.id(), told(change, account, movement, Saying.SPENT_BY_MATE));
    }
  }

  /** Lets go what is held for a redemption. */
  static void letGo(Change change, Redemption redemption, Movement movement, Gathered gathered) {
    for (Account account : accounts(change, redemption, gathered)) {
      change
          .posting()
          .letGo(account, redemption.id(), told(change, account, movement, Saying.FROM_POOL));
    }
  }

  /** Writes the accounts that have let their points go. */
  static void touch(Change change, Redemption redemption, Gathered gathered) {
    accounts(change, redemption, gathered).forEach(change.posting()::touch);
  }

  /**
   * Gives redeemed points back to whom they were taken from.
   *
   * @param back at most what is left of the redemption
   */
  static void giveBack(
      Change change,
      Redemption redemption,
      long back,
      Settings.Returns returns,
      Movement movement,
      Gathered gathered) {
    Map<Account, List<HeldPart>> byAccount = new LinkedHashMap<>();
    for (HeldPart part : redemption.lastSpent(back)) {
      byAccount
          .computeIfAbsent(account(change, part.from(), gathered), _ -> new ArrayList<>())
          .add(part);
    }
    byAccount.forEach(
        (account, parts) ->
            change
                .posting()
                .giveBack(
                    account,
                    ComeBack.of(account, parts, returns),
                    told(change, account, movement, Saying.BACK_FROM_MATE)));
  }

  /** The accounts that hold or gave its points, the member's own first. */
  private static List<Account> accounts(Change change, Redemption redemption, Gathered gathered) {
    List<Account> accounts = new ArrayList<>(List.of(change.owner()));
    for (UUID lender : lenders(redemption)) {
      Account account = account(change, lender, gathered);
      if (!accounts.contains(account)) {
        accounts.add(account);
      }
    }
    return accounts;
  }

  /** Whose points were spent while this began is not known; who spent them has them then. */
  private static Account account(Change change, @Nullable UUID from, Gathered gathered) {
    UUID id = from == null ? change.owner().memberId() : gathered.remaining(from);
    return id.equals(change.owner().memberId()) || !gathered.hasAccount(id)
        ? change.owner()
        : change.other(gathered.account(id));
  }

  /** Those whose accounts are locked and who are still in it. */
  private static List<Account> mates(Change change, Gathered gathered) {
    return gathered.mates(change.owner().memberId()).stream()
        .filter(gathered::hasAccount)
        .map(id -> change.known(gathered.account(id)))
        .toList();
  }

  private static Movement told(Change change, Account account, Movement movement, Saying toMates) {
    return Objects.equals(account, change.account()) ? movement : ofMate(movement, toMates);
  }

  /** What others bought, when and where, is theirs: who lent points learns that they were spent. */
  private static Movement ofMate(Movement movement, Saying said) {
    return new Movement(
        movement.at(),
        movement.kind(),
        movement.occasion() == null
            ? null
            : new Movement.Occasion(movement.occasion().id(), null, movement.at(), null),
        movement.corrects(),
        movement.rule(),
        said.of());
  }
}
