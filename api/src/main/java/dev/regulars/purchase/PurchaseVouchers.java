package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.Movement;
import dev.regulars.account.Saying;
import dev.regulars.account.Terms;
import dev.regulars.purchase.Redeeming.Off;
import dev.regulars.reward.Money;
import dev.regulars.reward.Redemption.LineAmount;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.voucher.Presentation;
import dev.regulars.voucher.VoucherCode;
import dev.regulars.voucher.VoucherCodes;
import dev.regulars.voucher.VoucherCodes.Presented;
import dev.regulars.voucher.VoucherKind;
import dev.regulars.voucher.VoucherMovement;
import dev.regulars.voucher.VoucherObstacle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Uses the codes that come with a purchase. One that no voucher has is a promotion's: rules read
 * it, and nothing is used. As pure as {@link Awards}.
 */
@Component
class PurchaseVouchers {

  private final Ids ids;

  PurchaseVouchers(Ids ids) {
    this.ids = ids;
  }

  /** What it takes to decide it. */
  void needs(RecordPurchase purchase, @Nullable UUID memberId, Needs needs) {
    for (String code : purchase.vouchers()) {
      needs.code(new Presented(VoucherCodes.key(code), memberId));
    }
  }

  /** Whether any of the codes is a voucher's. */
  boolean isUsed(RecordPurchase purchase, Gathered gathered) {
    return purchase.vouchers().stream()
        .anyMatch(code -> gathered.codes().code(VoucherCodes.key(code)) != null);
  }

  /** Uses them in the change, but for gift cards. */
  void use(
      Candidate candidate, DiscountPlan plan, TakingOff taking, Gathered gathered, Change change) {
    new Turn(candidate, plan, taking, gathered, change).use(false);
  }

  /** Uses gift cards: they pay for what is left after everything else. */
  void useBalances(
      Candidate candidate, DiscountPlan plan, TakingOff taking, Gathered gathered, Change change) {
    new Turn(candidate, plan, taking, gathered, change).use(true);
  }

  private final class Turn {

    private final Candidate candidate;
    private final RecordPurchase purchase;
    private final DiscountPlan plan;
    private final TakingOff taking;
    private final Gathered gathered;
    private final Change change;
    private final Map<String, String> pointers = new LinkedHashMap<>();

    Turn(
        Candidate candidate,
        DiscountPlan plan,
        TakingOff taking,
        Gathered gathered,
        Change change) {
      this.plan = plan;
      this.candidate = candidate;
      this.purchase = (RecordPurchase) candidate.command();
      this.taking = taking;
      this.gathered = gathered;
      this.change = change;
      List<String> typed = purchase.vouchers();
      for (int i = 0; i < typed.size(); i++) {
        pointers.putIfAbsent(VoucherCodes.key(typed.get(i)), "/vouchers/" + i);
      }
    }

    void use(boolean balances) {
      pointers.forEach(
          (key, pointer) -> {
            VoucherCode code = gathered.codes().code(key);
            if (code != null && (code.kind() == VoucherKind.BALANCE) == balances) {
              use(code, pointer);
            }
          });
    }

    private void use(VoucherCode code, String pointer) {
      String standing = plan.lostTo(pointer);
      if (standing != null) {
        taking.leave(
            new PurchaseAnswer.Refused(
                source(code),
                VoucherObstacle.NOT_COMBINABLE.code(),
                "'%s' stands instead. The code is not used.".formatted(standing)));
        return;
      }
      long[] offs = offs(code, pointer);
      VoucherObstacle obstacle = obstacle(code, offs);
      if (obstacle != null) {
        taking.deny(source(code), obstacle.code(), refusal(code, obstacle).at(pointer), pointer);
        return;
      }
      List<Off> parts = taking.take(source(code), code.typeName(), offs);
      long amount = parts.stream().mapToLong(Off::amountMinor).sum();
      if (code.kind() == VoucherKind.BALANCE && amount == 0) {
        return;
      }
      Account account = change.account();
      change.keep(
          new Change.Entry.VoucherMoved(
              new VoucherMovement(
                  ids.next(),
                  code.key(),
                  code.typeName(),
                  1,
                  amount,
                  points(code),
                  account == null ? null : account.memberId(),
                  candidate.id(),
                  purchase.store(),
                  gathered.today(),
                  parts.stream().map(off -> new LineAmount(off.line(), off.amountMinor())).toList(),
                  gathered.now())));
    }

    private @Nullable VoucherObstacle obstacle(VoucherCode code, long[] offs) {
      Account account = change.account();
      UUID memberId = account == null ? null : account.memberId();
      VoucherObstacle obstacle =
          new Presentation(
                  memberId,
                  true,
                  purchase.store(),
                  gathered.now(),
                  gathered.today(),
                  taking.spendMinor(),
                  gathered.codes().usesOfMember(code.typeName(), memberId)
                      + usesHere(code.typeName()),
                  gathered.codes().usesOfDay(code.typeName()) + usesHere(code.typeName()))
              .obstacle(code);
      if (obstacle != null) {
        return obstacle;
      }
      if (!combines(code)) {
        return VoucherObstacle.NOT_COMBINABLE;
      }
      boolean takesNothing = Arrays.stream(offs).sum() == 0;
      boolean takesOff = code.type() != null && code.type().discount() != null;
      return takesOff && takesNothing ? VoucherObstacle.WRONG_PRODUCTS : null;
    }

    private boolean combines(VoucherCode code) {
      return code.kind() == VoucherKind.BALANCE
          || change.entries().stream()
              .filter(Change.Entry.VoucherMoved.class::isInstance)
              .map(entry -> ((Change.Entry.VoucherMoved) entry).movement())
              .map(used -> Objects.requireNonNull(gathered.codes().code(used.key())))
              .filter(used -> used.kind() != VoucherKind.BALANCE)
              .allMatch(used -> isCombinable(used) && isCombinable(code));
    }

    private static boolean isCombinable(VoucherCode code) {
      return code.type() == null || code.type().combinable();
    }

    private long usesHere(String voucher) {
      return change.entries().stream()
          .filter(Change.Entry.VoucherMoved.class::isInstance)
          .filter(entry -> ((Change.Entry.VoucherMoved) entry).movement().voucher().equals(voucher))
          .count();
    }

    private long[] offs(VoucherCode code, String pointer) {
      return code.kind() == VoucherKind.BALANCE
          ? Money.off(Math.min(code.remaining(), taking.payableMinor()), taking.lines())
          : plan.offs(pointer, taking.lines().size());
    }
  }

  /** Gives the points that codes are worth; the purchase's own are given before. */
  void givePoints(Candidate candidate, Gathered gathered, Change change) {
    if (change.entries().isEmpty()) {
      return;
    }
    for (Change.Entry entry : change.entries()) {
      if (entry instanceof Change.Entry.VoucherMoved(VoucherMovement movement)
          && movement.points() > 0) {
        change
            .posting()
            .accrue(
                change.owner(),
                movement.points(),
                Terms.of(candidate.rulebook().settings(), candidate.day(), gathered.today()),
                new Movement(
                    gathered.now(),
                    Movement.Kind.ADJUSTMENT,
                    new Movement.Occasion(
                        movement.id(),
                        candidate.id(),
                        candidate.at().toInstant(),
                        candidate.command().store()),
                    null,
                    null,
                    Saying.VOUCHER.of(movement.voucher())));
      }
    }
  }

  private static long points(VoucherCode code) {
    return code.type() == null || code.type().points() == null ? 0 : code.type().points();
  }

  private static String source(VoucherCode code) {
    return "voucher:" + code.code();
  }

  private static Problem refusal(VoucherCode code, VoucherObstacle obstacle) {
    return Problem.impossible(
            "voucher-not-valid",
            "The voucher cannot be used",
            "'%s' (%s): %s".formatted(code.code(), code.typeName(), obstacle.text()))
        .with("reason", obstacle.code());
  }
}
