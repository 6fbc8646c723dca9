package dev.regulars.reward;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.rules.Programme;
import dev.regulars.rules.facts.Window;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.StoreCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A body becomes a reward, or everything that is wrong with it is said. */
@Component
class RewardForm {

  private static final long POINTS_MAX = 1_000_000_000L;
  private static final long AMOUNT_MAX = 1_000_000_000_000L;
  private static final int NAME_LENGTH_MAX = 200;
  private static final int DESCRIPTION_LENGTH_MAX = 1000;
  private static final int VOUCHER_NAME_LENGTH_MAX = 100;
  private static final int VOUCHER_DAYS_MAX = 3660;
  private static final int STORES_MAX = 1000;
  private static final int TIMES_MAX = 1_000_000;
  private static final Map<String, Window> SPANS =
      Map.of(
          "day", Window.DAY,
          "week", Window.WEEK,
          "month", Window.MONTH,
          "year", Window.YEAR,
          "ever", Window.EVER);
  private static final int PLAN_LENGTH_MAX = 64;

  private final ProgrammeSettings settings;

  RewardForm(ProgrammeSettings settings) {
    this.settings = settings;
  }

  /**
   * Makes sure that a reward can be kept and honoured.
   *
   * @throws ProblemException 400 for wrong fields
   */
  void check(String code, RewardBody body) {
    FieldErrors errors = new FieldErrors();
    StoreCode.require(errors, "/code", code);
    errors.requireText("/name", body.name(), NAME_LENGTH_MAX);
    errors.text("/description", body.description(), DESCRIPTION_LENGTH_MAX);
    RewardKind kind = kind(errors, body.kind());
    errors.check(
        body.state() == null || RewardState.of(body.state()).isPresent(),
        "/state",
        "must be one of " + RewardState.NAMES);
    amount(errors, "/points", body.points(), POINTS_MAX);
    tiers(errors, body.pointsByTier());
    if (kind != null) {
      fitting(errors, kind, body);
    }
    errors.check(
        body.stock() == null || (body.stock() >= 0 && body.stock() <= POINTS_MAX),
        "/stock",
        "must be between 0 and " + POINTS_MAX);
    limit(errors, body.limitPerMember());
    amount(errors, "/minimumSpendMinor", body.minimumSpendMinor(), AMOUNT_MAX);
    validity(errors, body);
    stores(errors, body.stores());
    RewardHoursForm.check(errors, body.channels(), body.hours());
    errors.throwIfAny();
  }

  private static @Nullable RewardKind kind(FieldErrors errors, @Nullable String kind) {
    if (!errors.require("/kind", kind)) {
      return null;
    }
    RewardKind known = RewardKind.of(kind).orElse(null);
    errors.check(known != null, "/kind", "must be one of " + RewardKind.NAMES);
    return known;
  }

  private void tiers(FieldErrors errors, @Nullable Map<String, @Nullable Long> prices) {
    if (prices == null) {
      return;
    }
    Set<String> known =
        settings.programme().tiers().stream()
            .map(Programme.Tier::code)
            .collect(Collectors.toCollection(TreeSet::new));
    prices.forEach(
        (tier, price) -> {
          String pointer = "/pointsByTier/" + FieldErrors.escape(tier);
          errors.check(
              known.contains(tier),
              pointer,
              "is no tier of the programme; it has " + String.join(", ", known));
          if (errors.require(pointer, price)) {
            amount(errors, pointer, price, POINTS_MAX);
          }
        });
  }

  /** What each kind needs, and what is of another one. */
  private static void fitting(FieldErrors errors, RewardKind kind, RewardBody body) {
    boolean isPriced =
        body.points() != null || (body.pointsByTier() != null && !body.pointsByTier().isEmpty());
    if (kind == RewardKind.CASH) {
      errors.check(body.points() == null, "/points", "is not of cash: its price stands in /cash");
      errors.check(
          body.pointsByTier() == null,
          "/pointsByTier",
          "is not of cash: its price stands in /cash");
      if (errors.require("/cash", body.cash())) {
        cash(errors, body.cash());
      }
    } else {
      errors.check(isPriced, "/points", "is required, unless tiers have prices in /pointsByTier");
      errors.check(body.cash() == null, "/cash", "is of cash only; this is a " + kind.code());
    }
    if (kind == RewardKind.DISCOUNT) {
      if (errors.require("/discount", body.discount())) {
        RewardDiscountForm.check(errors, body.discount());
      }
    } else {
      errors.check(
          body.discount() == null, "/discount", "is of discounts only; this is a " + kind.code());
    }
    if (kind == RewardKind.PLAN) {
      errors.requireText("/plan", body.plan(), PLAN_LENGTH_MAX);
    } else {
      errors.check(body.plan() == null, "/plan", "is of plans only; this is a " + kind.code());
    }
    if (kind == RewardKind.VOUCHER) {
      if (errors.require("/voucher", body.voucher())) {
        errors.requireText("/voucher/name", body.voucher().name(), VOUCHER_NAME_LENGTH_MAX);
        if (errors.require("/voucher/days", body.voucher().days())) {
          errors.check(
              body.voucher().days() >= 1 && body.voucher().days() <= VOUCHER_DAYS_MAX,
              "/voucher/days",
              "must be between 1 and " + VOUCHER_DAYS_MAX);
        }
      }
    } else {
      errors.check(
          body.voucher() == null, "/voucher", "is of vouchers only; this is a " + kind.code());
    }
  }

  private static void cash(FieldErrors errors, RewardBody.CashBody cash) {
    boolean hasPoints = errors.require("/cash/points", cash.points());
    boolean hasValue = errors.require("/cash/valueMinor", cash.valueMinor());
    amount(errors, "/cash/points", cash.points(), POINTS_MAX);
    amount(errors, "/cash/valueMinor", cash.valueMinor(), POINTS_MAX);
    amount(errors, "/cash/stepPoints", cash.stepPoints(), POINTS_MAX);
    amount(errors, "/cash/minPoints", cash.minPoints(), POINTS_MAX);
    amount(errors, "/cash/maxPoints", cash.maxPoints(), POINTS_MAX);
    if (!hasPoints || !hasValue || !errors.isEmpty()) {
      return;
    }
    Reward.Cash read = cash(cash);
    errors.check(
        read.step() * read.valueMinor() % read.points() == 0,
        "/cash/stepPoints",
        "must be worth a whole number of minor units: %d points at %d for %d are not"
            .formatted(read.step(), read.valueMinor(), read.points()));
    errors.check(
        read.least() % read.step() == 0, "/cash/minPoints", "must be a multiple of the step");
    errors.check(
        read.most() == null || read.most() >= read.least(),
        "/cash/maxPoints",
        "must not be below the least points");
  }

  private static Reward.Cash cash(RewardBody.CashBody cash) {
    long points = Objects.requireNonNull(cash.points());
    long step = Objects.requireNonNullElse(cash.stepPoints(), points);
    return new Reward.Cash(
        points,
        Objects.requireNonNull(cash.valueMinor()),
        step,
        Objects.requireNonNullElse(cash.minPoints(), step),
        cash.maxPoints());
  }

  private static void limit(FieldErrors errors, RewardBody.@Nullable LimitBody limit) {
    if (limit == null) {
      return;
    }
    if (errors.require("/limitPerMember/times", limit.times())) {
      errors.check(
          limit.times() >= 1 && limit.times() <= TIMES_MAX,
          "/limitPerMember/times",
          "must be between 1 and " + TIMES_MAX);
    }
    if (errors.require("/limitPerMember/per", limit.per())) {
      errors.check(
          SPANS.containsKey(limit.per()),
          "/limitPerMember/per",
          "must be one of day, week, month, year, ever");
    }
  }

  private void validity(FieldErrors errors, RewardBody body) {
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
    if (text == null) {
      return false;
    }
    boolean right = Validity.is(text);
    errors.check(right, pointer, Validity.RULE);
    return right;
  }

  private static void stores(FieldErrors errors, @Nullable List<@Nullable String> stores) {
    errors.list("/stores", stores, STORES_MAX);
    for (int i = 0; stores != null && i < Math.min(stores.size(), STORES_MAX); i++) {
      StoreCode.check(errors, "/stores/" + i, stores.get(i));
    }
  }

  private static void amount(FieldErrors errors, String pointer, @Nullable Long amount, long most) {
    errors.check(
        amount == null || (amount >= 1 && amount <= most),
        pointer,
        "must be between 1 and " + most);
  }

  /**
   * The reward of a body that was checked when it was written.
   *
   * @param taken pieces that are held or handed out
   */
  Reward reward(String code, int version, RewardBody body, long taken) {
    Map<String, Long> prices = new TreeMap<>();
    if (body.pointsByTier() != null) {
      body.pointsByTier().forEach((tier, price) -> prices.put(tier, Objects.requireNonNull(price)));
    }
    String name = Objects.requireNonNull(body.name());
    return new Reward(
        code,
        version,
        name,
        Objects.requireNonNullElse(body.description(), name),
        RewardKind.of(Objects.requireNonNull(body.kind())).orElseThrow(),
        state(body),
        body.points(),
        prices,
        body.voucher() == null
            ? null
            : new Reward.Voucher(
                Objects.requireNonNull(body.voucher().name()),
                Objects.requireNonNull(body.voucher().days())),
        body.cash() == null ? null : cash(body.cash()),
        body.discount() == null ? null : RewardDiscountForm.read(body.discount()),
        body.plan(),
        body.limitPerMember() == null
            ? null
            : new Reward.Limit(
                Objects.requireNonNull(body.limitPerMember().times()),
                Objects.requireNonNull(SPANS.get(body.limitPerMember().per()))),
        body.minimumSpendMinor(),
        Validity.start(body.validFrom(), settings.zone()),
        Validity.end(body.validUntil(), settings.zone()),
        body.stores() == null
            ? Set.of()
            : body.stores().stream().map(Objects::requireNonNull).collect(Collectors.toSet()),
        RewardHoursForm.channels(body.channels()),
        RewardHoursForm.hours(body.hours()),
        body.stock(),
        taken);
  }

  static RewardState state(RewardBody body) {
    return body.state() == null ? RewardState.DRAFT : RewardState.of(body.state()).orElseThrow();
  }
}
