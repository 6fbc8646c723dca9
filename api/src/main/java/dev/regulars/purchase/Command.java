package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import org.jspecify.annotations.Nullable;

/**
 * Something that moves points or may, validated, to be decided and booked. Written as JSON it is
 * its canonical content, by which a repeated request is known again.
 */
sealed interface Command
    permits Recording, RecordReturn, ClaimPurchase, ReverseEvent, AdjustPoints, BringUpToDay {

  /** Whom the caller names, null for nobody. */
  @Nullable MemberRef member();

  /** What makes it this command and no other. */
  Identity identity();

  /** What keeps the commands of one member in order, and the retries of one command together. */
  int lane();
}
