package dev.regulars.voucher;

import dev.regulars.reward.Redemption.LineAmount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code was used in a purchase, or that was given back.
 *
 * @param voucher its type's name
 * @param uses 1 for a use, -1 for one that is given back, 0 for a part of one
 * @param amountMinor that it took off; of what is given back below zero
 * @param points that it gave; of what is given back below zero
 * @param memberId whose the purchase is, null for nobody's
 * @param day of the programme
 * @param lines what it took off them
 */
public record VoucherMovement(
    UUID id,
    String key,
    String voucher,
    int uses,
    long amountMinor,
    long points,
    @Nullable UUID memberId,
    UUID purchaseId,
    String store,
    LocalDate day,
    List<LineAmount> lines,
    Instant at) {

  public VoucherMovement {
    lines = List.copyOf(lines);
  }

  /** The name in the database and in answers. */
  public String kind() {
    return isUse() ? "used" : "given-back";
  }

  /** Whether it was used, and not given back. */
  public boolean isUse() {
    return uses > 0;
  }
}
