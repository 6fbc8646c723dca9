package dev.regulars.purchase;

import dev.regulars.purchase.Outcome.Refused;
import dev.regulars.shared.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is said where there is too much to do: nothing was booked, the same may come again. */
enum Busy {
  PURCHASE("purchase"),
  EVENT("event"),
  RETURN("return"),
  CLAIM("claim"),
  REVERSAL("reversal"),
  ADJUSTMENT("adjustment"),
  TRANSFER("transfer"),
  REDEMPTION("redemption");

  private static final String PURCHASES = "/v1/purchases";
  private static final String STREAM = PURCHASES + "/stream";
  private static final String RETURNS = "/v1/returns";
  private static final String EVENTS = "/v1/events";
  private static final String REDEMPTIONS = "/v1/redemptions";

  private final Problem problem;
  private final Refused outcome;

  Busy(String what) {
    this.problem =
        Problem.busy(
            "Too much to do right now. Post the same %s again.".formatted(what),
            Duration.ofSeconds(1));
    this.outcome = new Refused(problem);
  }

  /** What is said of a command. */
  static Busy of(Command command) {
    return switch (command) {
      case RecordPurchase _ -> PURCHASE;
      case RecordEvent _, FulfilPurchase _ -> EVENT;
      case RecordReturn _ -> RETURN;
      case ClaimPurchase _ -> CLAIM;
      case ReverseEvent _ -> REVERSAL;
      // Days are nobody's request: who lets them pass tries again by itself.
      case AdjustPoints _, SettleAdjustment _, ReinstatePoints _, GiveTier _ -> ADJUSTMENT;
      case BringUpToDay _, Command.Alone _ -> ADJUSTMENT;
      case TransferPoints _ -> TRANSFER;
      case ReserveRedemption _, SettleRedemption _ -> REDEMPTION;
    };
  }

  /** What is said of what is posted to an address; null where no till waits for the answer. */
  static @Nullable Busy at(String address) {
    if (address.startsWith(EVENTS)) {
      return address.contains("/reversal") ? REVERSAL : EVENT;
    }
    if (address.startsWith(REDEMPTIONS)) {
      return REDEMPTION;
    }
    if (address.startsWith(RETURNS)) {
      return RETURN;
    }
    // Streams can wait.
    if (!address.startsWith(PURCHASES) || address.startsWith(STREAM)) {
      return null;
    }
    if (address.contains("/returns")) {
      return RETURN;
    }
    return address.contains("/claim") ? CLAIM : PURCHASE;
  }

  Problem problem() {
    return problem;
  }

  Refused outcome() {
    return outcome;
  }
}
