package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.regulars.member.MemberRef;
import dev.regulars.shared.Idempotency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that moves points or may, validated, to be decided and booked. Written as JSON it is
 * its canonical content, by which a repeated request is known again.
 */
sealed interface Command permits Recording, RecordReturn, ClaimPurchase, Command.OfAccount {

  /** Whom the caller names by a key of theirs, null for nobody. */
  @JsonIgnore
  default @Nullable MemberRef member() {
    return null;
  }

  /** What makes it this command and no other. */
  @JsonIgnore
  Identity identity();

  /** What keeps the commands of one member in order, and the retries of one command together. */
  @JsonIgnore
  int lane();

  /** The lane of a member, however they are named: by their id they mostly are. */
  static int laneOf(UUID memberId) {
    return new MemberRef(MemberRef.Kind.ID, memberId.toString()).hashCode();
  }

  /** A command about somebody's account, which its address names and not the caller. */
  sealed interface OfAccount extends Command
      permits ReverseEvent,
          AdjustPoints,
          TransferPoints,
          ReinstatePoints,
          FulfilPurchase,
          SettleAdjustment,
          GiveTier,
          BringUpToDay,
          ReserveRedemption,
          SettleRedemption,
          Alone {

    /** Whose account it is. */
    UUID memberId();

    @Override
    default int lane() {
      return laneOf(memberId());
    }
  }

  /**
   * A command that moves rows which others in its batch would write: it is booked in a transaction
   * of its own, and its answer is what that transaction sees at its end.
   */
  sealed interface Alone extends OfAccount permits MergeMembers, UndoMerge {

    /** The request's. */
    Idempotency.Request key();
  }
}
