package dev.regulars.voucher;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code that can be presented.
 *
 * @param key the form in which it is compared
 * @param code as it was printed
 * @param typeName what it is of; there need not be a type of this name: then it is handed out once
 *     for what its name says
 * @param memberId whose it is, null for whoever brings it
 * @param rule that issued it, or the reward's name; null for none
 * @param sourceId purchase, event or redemption that it was issued with, null for none
 * @param isVoid whether it was taken back
 * @param validUntil last day, null for no end
 * @param uses how often it was used
 * @param faceMinor what a balance began with, null for no balance
 * @param remainingMinor what is left of it
 */
public record VoucherCode(
    String key,
    UUID id,
    String code,
    String typeName,
    @Nullable VoucherType type,
    @Nullable UUID memberId,
    @Nullable String rule,
    @Nullable UUID sourceId,
    boolean isVoid,
    LocalDate validFrom,
    @Nullable LocalDate validUntil,
    int uses,
    @Nullable Long faceMinor,
    @Nullable Long remainingMinor,
    Instant issuedAt) {

  /** What it is good for. */
  public VoucherKind kind() {
    return type == null ? VoucherKind.PRODUCT : type.kind();
  }

  /** How often it can be used, null for any number. */
  @Nullable Integer usesMax() {
    return type == null ? Integer.valueOf(1) : type.uses();
  }

  /** What is left of a balance; 0 of anything else. */
  public long remaining() {
    return remainingMinor == null ? 0 : remainingMinor;
  }

  /** The same with so many uses more, and so much less left; below zero gives back. */
  public VoucherCode using(int times, long amountMinor) {
    return new VoucherCode(
        key,
        id,
        code,
        typeName,
        type,
        memberId,
        rule,
        sourceId,
        isVoid,
        validFrom,
        validUntil,
        uses + times,
        faceMinor,
        remainingMinor == null ? null : remainingMinor - amountMinor,
        issuedAt);
  }
}
