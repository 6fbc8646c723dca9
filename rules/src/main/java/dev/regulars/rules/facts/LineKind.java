package dev.regulars.rules.facts;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a line of a purchase is for. */
public enum LineKind {
  PRODUCT("product", Role.GOODS),
  SHIPPING("shipping", Role.CHARGE),
  /** Bottles and cups: paid, or paid back where it is below zero. */
  DEPOSIT("deposit", Role.CHARGE),
  /** A charge for service, not a service that is sold. */
  SERVICE("service", Role.CHARGE),
  TIP("tip", Role.CHARGE),
  /** A gift card that is bought: money for later. */
  GIFT_CARD("gift-card", Role.CHARGE),
  /** Taken off the whole receipt. */
  COUPON("coupon", Role.LESS),
  /** Goods that came back on the same receipt. */
  RETURN("return", Role.LESS);

  private enum Role {
    GOODS,
    CHARGE,
    LESS
  }

  private final String code;
  private final Role role;

  LineKind(String code, Role role) {
    this.code = code;
    this.role = role;
  }

  /** The kind with this code, null where there is none. */
  public static @Nullable LineKind of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst().orElse(null);
  }

  /** The codes of all kinds. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(LineKind::code).toList();
  }

  /** As it is written, such as {@code gift-card}. */
  public String code() {
    return code;
  }

  /** Whether it is goods: what units are counted of. */
  public boolean isGoods() {
    return role == Role.GOODS;
  }

  /** Whether it is paid besides the goods, so that thresholds leave it out. */
  public boolean isCharge() {
    return role == Role.CHARGE;
  }

  /** Whether a line of it may be below zero. */
  public boolean mayBeBelowZero() {
    return role == Role.LESS || this == DEPOSIT;
  }
}
