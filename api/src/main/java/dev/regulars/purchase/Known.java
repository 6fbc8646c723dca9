package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command that is on the books already.
 *
 * @param id what it is known by
 * @param memberId whom it named, {@link Purchases#NOBODY} for nobody
 * @param memberMark how they were named, a {@link MemberMark}
 * @param content the canonical command
 * @param answer what was answered first
 */
record Known(UUID id, UUID memberId, int memberMark, String content, String answer) {

  /** Whether a request names the member as the first one did, or whom that one meant. */
  boolean isOf(@Nullable MemberRef ref, @Nullable UUID named) {
    return ref == null
        ? memberId.equals(Purchases.NOBODY)
        : !memberId.equals(Purchases.NOBODY)
            && (memberMark == MemberMark.of(ref) || memberId.equals(named));
  }
}
