package dev.regulars.reward;

import dev.regulars.account.HeldPart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points that are held for something, or were given for it.
 *
 * @param reward its code; null where points are redeemed for what the programme says they are worth
 * @param name of the reward, as it was called then
 * @param points in all; some may have been given back since
 * @param valueMinor what they are worth to the till, null where that is a thing and not an amount
 * @param parts where the points came from, in the order in which they were spent
 * @param reversed points that were given back after it was confirmed
 * @param stocked whether it took a piece of the reward's stock
 * @param store where, null for nowhere
 * @param reservedOn day of the programme
 * @param voucherId of the voucher that it was confirmed with, null for none
 * @param purchaseId the purchase that it was confirmed with, null for none
 * @param lines what it took off lines of that purchase
 * @param answers what was answered to its steps
 */
public record Redemption(
    UUID id,
    UUID memberId,
    @Nullable String reward,
    RewardKind kind,
    String name,
    long points,
    @Nullable Long valueMinor,
    State state,
    List<HeldPart> parts,
    long reversed,
    boolean stocked,
    @Nullable String store,
    @Nullable String register,
    @Nullable String receipt,
    LocalDate reservedOn,
    Instant reservedAt,
    Instant expiresAt,
    @Nullable Instant confirmedAt,
    @Nullable UUID voucherId,
    @Nullable UUID purchaseId,
    List<LineAmount> lines,
    Answers answers) {

  /** What was taken off a line of a purchase, in minor units. */
  public record LineAmount(int line, long amountMinor) {}

  /** Where it stands. */
  public enum State {
    RESERVED,
    CONFIRMED,
    CANCELLED,
    LAPSED,
    REVERSED;

    /** The name in the database and in answers. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * What was answered first, as JSON; null where that has not happened.
   *
   * @param reverse to the last reversal
   * @param reverseAsked points that the last reversal asked for, null for all
   */
  public record Answers(
      @Nullable String confirm,
      @Nullable String cancel,
      @Nullable String reverse,
      @Nullable Long reverseAsked) {

    public static final Answers NONE = new Answers(null, null, null, null);

    /** With that of the confirmation. */
    public Answers confirmed(String answer) {
      return new Answers(answer, cancel, reverse, reverseAsked);
    }

    /** With that of the cancellation. */
    public Answers cancelled(String answer) {
      return new Answers(confirm, answer, reverse, reverseAsked);
    }

    /** With that of a reversal. */
    public Answers reversed(@Nullable Long asked, String answer) {
      return new Answers(confirm, cancel, answer, asked);
    }
  }

  public Redemption {
    parts = List.copyOf(parts);
    lines = List.copyOf(lines);
  }

  /** Points that are not given back. */
  public long left() {
    return points - reversed;
  }

  /** Whether it counts for limits, and holds its piece of the stock. */
  public boolean counts() {
    return state == State.RESERVED || state == State.CONFIRMED;
  }

  /**
   * Where points belong that are given back now, as if the redemption had been smaller from the
   * beginning: those that were spent last go back first.
   *
   * @param back at most {@link #left}
   */
  public List<HeldPart> lastSpent(long back) {
    List<HeldPart> found = new ArrayList<>();
    long skip = reversed;
    long wanted = back;
    for (HeldPart part : parts.reversed()) {
      long gone = Math.min(skip, part.points());
      skip -= gone;
      long taken = Math.min(wanted, part.points() - gone);
      wanted -= taken;
      if (taken > 0) {
        found.add(part.some(taken));
      }
    }
    return found;
  }

  /** The same in another state. */
  public Redemption become(State next) {
    return with(next, reversed, confirmedAt, voucherId, answers);
  }

  /** The same, confirmed; {@code voucher} null for none. */
  public Redemption confirm(Instant at, @Nullable UUID voucher) {
    return with(State.CONFIRMED, reversed, at, voucher, answers);
  }

  /** The same with so many points more given back; reversed once nothing is left. */
  public Redemption giveBack(long back) {
    State next = reversed + back == points ? State.REVERSED : state;
    return with(next, reversed + back, confirmedAt, voucherId, answers);
  }

  /** The same with what was answered. */
  public Redemption answered(Answers given) {
    return with(state, reversed, confirmedAt, voucherId, given);
  }

  /** The same, as a part of a purchase of which it took something off. */
  public Redemption inPurchase(UUID purchase, List<LineAmount> taken) {
    return with(state, reversed, confirmedAt, voucherId, purchase, taken, answers);
  }

  private Redemption with(
      State next,
      long givenBack,
      @Nullable Instant confirmed,
      @Nullable UUID voucher,
      Answers given) {
    return with(next, givenBack, confirmed, voucher, purchaseId, lines, given);
  }

  private Redemption with(
      State next,
      long givenBack,
      @Nullable Instant confirmed,
      @Nullable UUID voucher,
      @Nullable UUID purchase,
      List<LineAmount> taken,
      Answers given) {
    return new Redemption(
        id,
        memberId,
        reward,
        kind,
        name,
        points,
        valueMinor,
        next,
        parts,
        givenBack,
        stocked,
        store,
        register,
        receipt,
        reservedOn,
        reservedAt,
        expiresAt,
        confirmed,
        voucher,
        purchase,
        taken,
        given);
  }
}
