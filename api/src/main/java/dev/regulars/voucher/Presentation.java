package dev.regulars.voucher;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who presents a code, where and when. Whether it can be used then is decided here. Pure.
 *
 * @param memberId null for nobody known
 * @param knowsMember whether nobody is meant by null, and not just anybody
 * @param store null for anywhere
 * @param today the programme's day
 * @param spendMinor of the purchase, null where there is none yet
 * @param usesOfMember how often the member used codes of the type
 * @param usesOfDay how often codes of the type were used today
 */
public record Presentation(
    @Nullable UUID memberId,
    boolean knowsMember,
    @Nullable String store,
    Instant now,
    LocalDate today,
    @Nullable Long spendMinor,
    long usesOfMember,
    long usesOfDay) {

  /** What stands against a code; null where nothing does, but for what is in the purchase. */
  public @Nullable VoucherObstacle obstacle(VoucherCode code) {
    VoucherObstacle own = ofItself(code);
    VoucherType type = code.type();
    if (own != null || type == null) {
      return own;
    }
    if (type.from() != null && now.isBefore(type.from())) {
      return VoucherObstacle.NOT_YET;
    }
    if (type.until() != null && !now.isBefore(type.until())) {
      return VoucherObstacle.EXPIRED;
    }
    boolean needsMember = type.usesPerMember() != null || type.kind() == VoucherKind.POINTS;
    if (needsMember && memberId == null && knowsMember) {
      return VoucherObstacle.WRONG_MEMBER;
    }
    if (store != null && !type.stores().isEmpty() && !type.stores().contains(store)) {
      return VoucherObstacle.WRONG_STORE;
    }
    if (spendMinor != null
        && type.minimumSpendMinor() != null
        && spendMinor < type.minimumSpendMinor()) {
      return VoucherObstacle.MINIMUM_SPEND;
    }
    return isAtLimit(type) ? VoucherObstacle.LIMIT_REACHED : null;
  }

  private @Nullable VoucherObstacle ofItself(VoucherCode code) {
    if (code.isVoid()) {
      return VoucherObstacle.VOID;
    }
    if (today.isBefore(code.validFrom())) {
      return VoucherObstacle.NOT_YET;
    }
    if (code.validUntil() != null && today.isAfter(code.validUntil())) {
      return VoucherObstacle.EXPIRED;
    }
    Integer most = code.usesMax();
    boolean isEmpty = code.kind() == VoucherKind.BALANCE && code.remaining() == 0;
    if (isEmpty || (most != null && code.uses() >= most)) {
      // A code that everybody knows is not used up by who brings it.
      return most != null && most > 1 ? VoucherObstacle.LIMIT_REACHED : VoucherObstacle.USED;
    }
    boolean isOthers = code.memberId() != null && !code.memberId().equals(memberId);
    return isOthers && (memberId != null || knowsMember) ? VoucherObstacle.WRONG_MEMBER : null;
  }

  private boolean isAtLimit(VoucherType type) {
    return (type.usesPerMember() != null && usesOfMember >= type.usesPerMember())
        || (type.usesPerDay() != null && usesOfDay >= type.usesPerDay());
  }
}
