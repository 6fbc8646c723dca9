package dev.regulars.voucher;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.reward.DiscountBody;
import dev.regulars.reward.Reward;
import dev.regulars.reward.RewardDiscountForm;
import dev.regulars.reward.Validity;
import dev.regulars.rules.facts.Codes;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.StoreCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A body becomes a type of vouchers, or everything that is wrong with it is said. */
@Component
class VoucherTypeForm {

  static final int NAME_LENGTH_MAX = 100;
  static final int CODE_LENGTH_MAX = 64;
  static final long AMOUNT_MAX = 1_000_000_000L;
  private static final int DAYS_MAX = 3660;
  private static final int USES_MAX = 1_000_000_000;
  private static final int STORES_MAX = 1000;
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private final ProgrammeSettings settings;

  VoucherTypeForm(ProgrammeSettings settings) {
    this.settings = settings;
  }

  /**
   * Makes sure that a type can be kept and honoured.
   *
   * @throws ProblemException 400 for wrong fields
   */
  void check(String name, VoucherTypeBody body) {
    FieldErrors errors = new FieldErrors();
    errors.requireText("/name", name, NAME_LENGTH_MAX);
    VoucherKind kind = kind(errors, body.kind());
    if (kind != null) {
      fitting(errors, kind, body);
    }
    count(errors, "/days", body.days(), DAYS_MAX);
    count(errors, "/uses", body.uses(), USES_MAX);
    count(errors, "/usesPerMember", body.usesPerMember(), USES_MAX);
    count(errors, "/usesPerDay", body.usesPerDay(), USES_MAX);
    amount(errors, "/minimumSpendMinor", body.minimumSpendMinor());
    errors.text("/generic", body.generic(), CODE_LENGTH_MAX);
    errors.check(
        body.generic() == null || !Codes.typedForm(body.generic()).isEmpty(),
        "/generic",
        "must have letters or digits");
    validity(errors, body);
    errors.list("/stores", body.stores(), STORES_MAX);
    for (int i = 0; body.stores() != null && i < Math.min(body.stores().size(), STORES_MAX); i++) {
      StoreCode.check(errors, "/stores/" + i, body.stores().get(i));
    }
    errors.throwIfAny();
  }

  private static @Nullable VoucherKind kind(FieldErrors errors, @Nullable String kind) {
    if (!errors.require("/kind", kind)) {
      return null;
    }
    VoucherKind known = VoucherKind.of(kind).orElse(null);
    errors.check(known != null, "/kind", "must be one of " + VoucherKind.NAMES);
    return known;
  }

  /** What each kind needs, and what is of another one. */
  private static void fitting(FieldErrors errors, VoucherKind kind, VoucherTypeBody body) {
    switch (kind) {
      case DISCOUNT -> {
        if (errors.require("/discount", body.discount())) {
          RewardDiscountForm.check(errors, body.discount());
        }
      }
      case PRODUCT -> {
        if (body.discount() != null) {
          RewardDiscountForm.checkParts(errors, body.discount());
          errors.check(
              body.discount().percent() == null || body.discount().amountMinor() == null,
              "/discount",
              "must have at most one of 'percent' and 'amountMinor'");
        }
      }
      case BALANCE ->
          errors.check(
              body.uses() == null,
              "/uses",
              "is not of a balance: it can be used until nothing is left");
      case POINTS -> errors.require("/points", body.points());
    }
    errors.check(
        body.discount() == null || kind == VoucherKind.DISCOUNT || kind == VoucherKind.PRODUCT,
        "/discount",
        "is of discounts and products only; this is a " + kind.code());
    errors.check(
        body.points() == null || kind == VoucherKind.POINTS,
        "/points",
        "is of points only; this is a " + kind.code());
    errors.check(
        body.valueMinor() == null || kind == VoucherKind.BALANCE,
        "/valueMinor",
        "is of a balance only; this is a " + kind.code());
    errors.check(
        body.generic() == null || kind != VoucherKind.BALANCE,
        "/generic",
        "is not of a balance: money on a code that everybody knows is anybody's");
    amount(errors, "/points", body.points());
    amount(errors, "/valueMinor", body.valueMinor());
  }

  private void validity(FieldErrors errors, VoucherTypeBody body) {
    boolean hasStart = when(errors, "/validFrom", body.validFrom());
    boolean hasEnd = when(errors, "/validUntil", body.validUntil());
    if (hasStart && hasEnd) {
      Instant from = Validity.start(body.validFrom(), settings.zone());
      Instant until = Validity.end(body.validUntil(), settings.zone());
      errors.check(
          from != null && until != null && from.isBefore(until),
          "/validUntil",
          "must not lie before validFrom");
    }
  }

  private static boolean when(FieldErrors errors, String pointer, @Nullable String text) {
    boolean right = text != null && Validity.is(text);
    errors.check(text == null || right, pointer, Validity.RULE);
    return right;
  }

  private static void count(
      FieldErrors errors, String pointer, @Nullable Integer number, int most) {
    errors.check(
        number == null || (number >= 1 && number <= most),
        pointer,
        "must be between 1 and " + most);
  }

  private static void amount(FieldErrors errors, String pointer, @Nullable Long amount) {
    errors.check(
        amount == null || (amount >= 1 && amount <= AMOUNT_MAX),
        pointer,
        "must be between 1 and " + AMOUNT_MAX);
  }

  /** The type of a body that was checked when it was written. */
  VoucherType type(String name, int version, VoucherTypeBody body) {
    VoucherKind kind = VoucherKind.of(Objects.requireNonNull(body.kind())).orElseThrow();
    List<@Nullable String> stores = body.stores();
    return new VoucherType(
        name,
        version,
        kind,
        discount(kind, body.discount()),
        body.points(),
        body.valueMinor(),
        body.days(),
        uses(kind, body),
        body.usesPerMember(),
        body.usesPerDay(),
        body.minimumSpendMinor(),
        body.generic(),
        Validity.start(body.validFrom(), settings.zone()),
        Validity.end(body.validUntil(), settings.zone()),
        stores == null
            ? Set.of()
            : stores.stream().map(Objects::requireNonNull).collect(Collectors.toSet()),
        !Boolean.FALSE.equals(body.combinable()));
  }

  private static @Nullable Integer uses(VoucherKind kind, VoucherTypeBody body) {
    boolean isEndless = kind == VoucherKind.BALANCE || body.generic() != null;
    return body.uses() == null && !isEndless ? Integer.valueOf(1) : body.uses();
  }

  private static Reward.@Nullable Discount discount(VoucherKind kind, @Nullable DiscountBody body) {
    if (body == null) {
      return null;
    }
    Reward.Discount read = RewardDiscountForm.read(body);
    boolean isFree =
        kind == VoucherKind.PRODUCT && body.percent() == null && body.amountMinor() == null;
    return isFree
        ? new Reward.Discount(
            ALL, null, read.scope(), read.codes(), read.capMinor(), read.lineCapMinor())
        : read;
  }
}
