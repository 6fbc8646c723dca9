package dev.regulars.purchase;

import dev.regulars.purchase.Redeeming.Off;
import dev.regulars.purchase.Redeeming.Taken;
import dev.regulars.purchase.Redeeming.Wish;
import dev.regulars.purchase.RedeemingBody.DiscountBody;
import dev.regulars.purchase.RedeemingBody.DiscountLineBody;
import dev.regulars.purchase.RedeemingBody.RedeemBody;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.StoreCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a purchase takes for points. */
final class RedeemingForm {

  private static final int MOST = 20;
  private static final int SOURCE_LENGTH_MAX = 200;
  private static final long POINTS_MAX = 1_000_000_000L;
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final FieldErrors errors;
  private final PurchaseBody body;

  RedeemingForm(FieldErrors errors, PurchaseBody body) {
    this.errors = errors;
    this.body = body;
  }

  /** Says of each part that is used that it may not be. */
  void refuseUse(String detail) {
    errors.check(!isUsed(body.redeem()), "/redeem", detail);
    errors.check(!isUsed(body.redemptions()), "/redemptions", detail);
    errors.check(!isUsed(body.discounts()), "/discounts", detail);
  }

  /** Whether the body says anything of it, but for codes. */
  private boolean isUsed() {
    return isUsed(body.redeem()) || isUsed(body.redemptions()) || isUsed(body.discounts());
  }

  private static boolean isUsed(@Nullable List<?> list) {
    return list != null && !list.isEmpty();
  }

  /**
   * What the purchase takes; null for nothing, but where it is only asked.
   *
   * @param lines as they were sent
   * @param asks whether it is only asked
   */
  @Nullable Redeeming read(List<PurchaseLine> lines, boolean asks) {
    if (!isUsed() && !isUsed(body.vouchers()) && !asks) {
      return null;
    }
    errors.check(
        body.member() != null || !(isUsed(body.redeem()) || isUsed(body.redemptions())),
        "/member",
        "is required: only members have points to redeem");
    List<Wish> redeem = redeem();
    List<UUID> redemptions = redemptions();
    List<Taken> discounts = discounts(lines);
    return new Redeeming(
        redeem, redemptions, discounts, List.of(), asks ? Redeeming.Asks.QUOTE : null);
  }

  private List<Wish> redeem() {
    List<@Nullable RedeemBody> given = Objects.requireNonNullElse(body.redeem(), List.of());
    errors.list("/redeem", given, MOST);
    List<Wish> wishes = new ArrayList<>();
    for (int i = 0; i < Math.min(given.size(), MOST); i++) {
      RedeemBody one = given.get(i);
      String at = "/redeem/" + i;
      if (one == null) {
        continue;
      }
      errors.check(
          one.reward() != null || one.points() != null, at, "must have 'reward' or 'points'");
      StoreCode.check(errors, at + "/reward", one.reward());
      errors.check(
          one.points() == null || (one.points() >= 1 && one.points() <= POINTS_MAX),
          at + "/points",
          "must be between 1 and " + POINTS_MAX);
      wishes.add(new Wish(one.reward(), one.points()));
    }
    return wishes;
  }

  private List<UUID> redemptions() {
    List<@Nullable String> given = Objects.requireNonNullElse(body.redemptions(), List.of());
    errors.list("/redemptions", given, MOST);
    Set<UUID> ids = new HashSet<>();
    List<UUID> all = new ArrayList<>();
    for (int i = 0; i < Math.min(given.size(), MOST); i++) {
      String id = given.get(i);
      boolean right = id != null && ID.matcher(id).matches();
      errors.check(right, "/redemptions/" + i, "must be the id that POST /v1/redemptions answered");
      if (id != null && right) {
        UUID read = UUID.fromString(id);
        errors.check(ids.add(read), "/redemptions/" + i, "stands there twice");
        all.add(read);
      }
    }
    return all;
  }

  private List<Taken> discounts(List<PurchaseLine> lines) {
    List<@Nullable DiscountBody> given = Objects.requireNonNullElse(body.discounts(), List.of());
    errors.list("/discounts", given, MOST);
    Map<Integer, Long> left = new HashMap<>();
    lines.forEach(line -> left.put(line.line(), line.netMinor()));
    List<Taken> all = new ArrayList<>();
    for (int i = 0; i < Math.min(given.size(), MOST); i++) {
      DiscountBody one = given.get(i);
      if (one != null) {
        String at = "/discounts/" + i;
        errors.requireText(at + "/source", one.source(), SOURCE_LENGTH_MAX);
        errors.require(at + "/lines", one.lines());
        List<Off> offs = offs(at + "/lines", one.lines(), left);
        all.add(new Taken(String.valueOf(one.source()), offs));
      }
    }
    return all;
  }

  private List<Off> offs(
      String at, @Nullable List<@Nullable DiscountLineBody> given, Map<Integer, Long> left) {
    List<Off> offs = new ArrayList<>();
    errors.list(at, given, lines(left));
    for (int i = 0; given != null && i < Math.min(given.size(), lines(left)); i++) {
      DiscountLineBody one = given.get(i);
      String pointer = at + "/" + i;
      if (one == null
          || !errors.require(pointer + "/line", one.line())
          || !errors.require(pointer + "/amountMinor", one.amountMinor())) {
        continue;
      }
      Long rest = left.get(one.line());
      errors.check(rest != null, pointer + "/line", "is no line of the purchase");
      boolean fits = rest != null && one.amountMinor() >= 1 && one.amountMinor() <= rest;
      errors.check(
          fits || rest == null,
          pointer + "/amountMinor",
          "must be at least 1 and at most what is paid for the line");
      if (rest != null && fits) {
        left.put(one.line(), rest - one.amountMinor());
        offs.add(new Off(one.line(), one.amountMinor()));
      }
    }
    return offs;
  }

  private static int lines(Map<Integer, Long> left) {
    return Math.max(1, left.size());
  }
}
