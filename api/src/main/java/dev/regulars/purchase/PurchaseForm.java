package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.member.PhoneNumbers;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.StoreCode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Step 1: a body becomes a valid command, or everything that is wrong with it is said. */
@Component
class PurchaseForm {

  static final int CODE_LENGTH_MAX = 64;
  private static final int REFERRAL_CODE_LENGTH_MAX = 40;
  private static final Pattern CURRENCY = Pattern.compile(PurchaseBody.CURRENCY);
  private static final int LINES_MAX = 1000;
  private static final int LIST_MAX = 50;
  private static final int ATTRIBUTES_MAX = 50;
  private static final int ATTRIBUTE_LENGTH_MAX = 500;
  private static final int DIGITS_MAX = 30;
  static final long AMOUNT_MAX = 1_000_000_000_000L;
  private static final BigDecimal QUANTITY_MAX = BigDecimal.valueOf(1_000_000);
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final Duration CLOCK_SKEW_MAX = Duration.ofDays(1);

  private final ProgrammeSettings settings;
  private final PhoneNumbers phones;
  private final Clock clock;

  PurchaseForm(ProgrammeSettings settings, PhoneNumbers phones, Clock clock) {
    this.settings = settings;
    this.phones = phones;
    this.clock = clock;
  }

  /** The member that a request is about; null, with an error added, where it names none. */
  @Nullable MemberRef member(FieldErrors errors, @Nullable MemberRefBody body) {
    return member(errors, "/member", body);
  }

  /** The member that a field names. */
  @Nullable MemberRef member(FieldErrors errors, String pointer, @Nullable MemberRefBody body) {
    return errors.require(pointer, body) ? body.read(errors, pointer, phones) : null;
  }

  /**
   * The purchase.
   *
   * @throws ProblemException 400 for wrong fields, 422 for a foreign currency or a wrong total
   */
  RecordPurchase read(PurchaseBody body) {
    return read(body, For.RECORD, LINES_MAX);
  }

  /** {@link #read}, for purchases that may be longer than what a till posts. */
  RecordPurchase read(PurchaseBody body, int linesMax) {
    return read(body, For.RECORD, linesMax);
  }

  /** The purchase that a quote is about; its receipt may be missing. */
  RecordPurchase readQuote(PurchaseBody body) {
    return read(body, For.QUOTE, LINES_MAX);
  }

  /** The purchase that rules are tried with: it has no receipt, and its time may be to come. */
  RecordPurchase readTrial(PurchaseBody body) {
    return read(body, For.TRIAL, LINES_MAX);
  }

  /** What is to become of a purchase. */
  private enum For {
    RECORD,
    QUOTE,
    TRIAL
  }

  private RecordPurchase read(PurchaseBody body, For purpose, int linesMax) {
    FieldErrors errors = new FieldErrors();
    StoreCode.require(errors, "/store", body.store());
    if (purpose != For.TRIAL || body.register() != null) {
      errors.requireText("/register", body.register(), CODE_LENGTH_MAX);
    }
    if (purpose == For.RECORD || body.receipt() != null) {
      errors.requireText("/receipt", body.receipt(), CODE_LENGTH_MAX);
    }
    if (purpose == For.TRIAL) {
      checkTrialTime(errors, body.occurredAt());
    } else {
      checkTime(errors, "/occurredAt", body.occurredAt());
    }
    if (errors.require("/currency", body.currency())) {
      errors.check(
          CURRENCY.matcher(body.currency()).matches(),
          "/currency",
          "must be a code of ISO 4217, three capital letters such as EUR");
    }
    errors.text("/channel", body.channel(), CODE_LENGTH_MAX);
    errors.list("/vouchers", body.vouchers(), LIST_MAX);
    checkCodes(errors, "/vouchers", body.vouchers());
    errors.text("/referralCode", body.referralCode(), REFERRAL_CODE_LENGTH_MAX);
    errors.check(
        body.referralCode() == null || (body.member() != null && purpose != For.TRIAL),
        "/referralCode",
        "must come with the 'member' who was invited, in a purchase or a quote");
    MemberRef member = body.member() == null ? null : member(errors, body.member());
    Map<String, String> attributes = attributes(errors, "/attributes", body.attributes());
    List<PurchaseLine> lines =
        new LineForm(settings.currency()).read(errors, body.lines(), linesMax);
    PaidForm payments = new PaidForm(settings.currency());
    Paid paid = payments.read(errors, body);
    RedeemingForm redeems = new RedeemingForm(errors, body);
    if (purpose == For.TRIAL) {
      redeems.refuseUse("must be empty: rules are tried without what is redeemed");
    }
    Redeeming redeeming =
        purpose == For.TRIAL
            ? Redeeming.asked(Redeeming.Asks.TRIAL)
            : redeems.read(lines, purpose == For.QUOTE);
    if (errors.require("/totalMinor", body.totalMinor())) {
      errors.check(
          body.totalMinor() >= 0,
          "/totalMinor",
          "must not be below 0: a receipt that pays out more than it takes gives nothing; leave it"
              + " out, and post goods that came back to /v1/returns");
      errors.check(
          body.totalMinor() <= AMOUNT_MAX, "/totalMinor", "must be between 0 and " + AMOUNT_MAX);
    }
    errors.throwIfAny();
    RecordPurchase purchase =
        new RecordPurchase(
            Objects.requireNonNull(body.store()),
            Objects.requireNonNullElse(body.register(), ""),
            Objects.requireNonNullElse(body.receipt(), ""),
            Objects.requireNonNull(body.occurredAt()),
            member,
            body.referralCode(),
            redeeming == null ? lines : LineOffs.taken(lines, redeeming.discounts()),
            Objects.requireNonNull(body.totalMinor()),
            body.channel(),
            body.vouchers() == null
                ? List.of()
                : body.vouchers().stream().<String>map(Objects::requireNonNull).toList(),
            attributes,
            unquoted(body.attributes()),
            redeeming,
            paid);
    refuseImpossible(purchase, Objects.requireNonNull(body.currency()));
    Problem wrong = paid == null ? null : payments.complaint(paid, purchase.totalMinor());
    if (wrong != null) {
      throw new ProblemException(wrong);
    }
    return purchase;
  }

  /**
   * Adds an error unless the time is there, not long past, and not far ahead: clocks and their
   * zones are set wrong.
   */
  void checkTime(FieldErrors errors, String pointer, @Nullable OffsetDateTime time) {
    if (errors.require(pointer, time)) {
      Instant instant = time.toInstant();
      errors.check(
          !instant.isBefore(EARLIEST) && !instant.isAfter(clock.instant().plus(CLOCK_SKEW_MAX)),
          pointer,
          "must be after 1990 and at most 24 hours ahead of this server's clock; check the till's"
              + " clock");
    }
  }

  /** Rules for Christmas are tried in summer. */
  private static void checkTrialTime(FieldErrors errors, @Nullable OffsetDateTime time) {
    if (errors.require("/occurredAt", time)) {
      errors.check(
          !time.toInstant().isBefore(EARLIEST) && time.toInstant().isBefore(LATEST),
          "/occurredAt",
          "must be between 1990 and 2100");
    }
  }

  private void refuseImpossible(RecordPurchase purchase, String currency) {
    if (!settings.currency().equals(currency)) {
      throw new ProblemException(
          Problem.impossible(
                  "foreign-currency",
                  "Foreign currency",
                  "The programme counts in " + settings.currency() + "; convert the purchase.")
              .at("/currency"));
    }
    long sum = purchase.lines().stream().mapToLong(PurchaseLine::netMinor).sum();
    if (sum != purchase.totalMinor()) {
      throw new ProblemException(
          Problem.impossible(
                  "wrong-total",
                  "The total is not the sum of the lines",
                  "The lines' nets (quantity × unit price − discountMinor) sum to %d, totalMinor says %d."
                      .formatted(sum, purchase.totalMinor()))
              .at("/totalMinor"));
    }
  }

  /** Adds an error unless it is above 0, not absurd, and has at most three decimals. */
  static boolean checkQuantity(FieldErrors errors, String pointer, @Nullable BigDecimal quantity) {
    if (!errors.require(pointer, quantity)) {
      return false;
    }
    boolean right =
        quantity.signum() > 0
            && quantity.compareTo(QUANTITY_MAX) <= 0
            && quantity.stripTrailingZeros().scale() <= 3;
    errors.check(
        right, pointer, "must be above 0, at most 1000000, and have at most three decimals");
    return right;
  }

  /** The quantity written one way only: 2, not 2.0 or 2E0. */
  static BigDecimal plain(BigDecimal quantity) {
    BigDecimal stripped = quantity.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static void checkCodes(
      FieldErrors errors, String pointer, @Nullable List<@Nullable String> codes) {
    if (codes != null) {
      for (int i = 0; i < Math.min(codes.size(), LIST_MAX); i++) {
        errors.text(pointer + "/" + i, codes.get(i), CODE_LENGTH_MAX);
      }
    }
  }

  private static List<String> unquoted(@Nullable Map<String, @Nullable Object> attributes) {
    return attributes == null
        ? List.of()
        : attributes.entrySet().stream()
            .filter(entry -> !(entry.getValue() instanceof String))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
  }

  /** Scalars as text, sorted by name, so that the same attributes are written one way only. */
  static Map<String, String> attributes(
      FieldErrors errors, String pointer, @Nullable Map<String, @Nullable Object> given) {
    Map<String, String> attributes = new TreeMap<>();
    if (given == null) {
      return attributes;
    }
    errors.check(
        given.size() <= ATTRIBUTES_MAX,
        pointer,
        "must have at most " + ATTRIBUTES_MAX + " entries");
    given.forEach(
        (name, value) -> {
          String at = pointer + "/" + FieldErrors.escape(name);
          errors.text(at, name, CODE_LENGTH_MAX);
          switch (value) {
            case String text -> {
              errors.text(at, text, ATTRIBUTE_LENGTH_MAX);
              attributes.put(name, text);
            }
            // Few characters may mean a number with a billion digits.
            case BigDecimal number
                when number.precision() > DIGITS_MAX || Math.abs(number.scale()) > DIGITS_MAX ->
                errors.add(at, "must be a number of reasonable size");
            case BigDecimal number -> attributes.put(name, plain(number).toPlainString());
            case Number number -> attributes.put(name, number.toString());
            case Boolean truth -> attributes.put(name, truth.toString());
            case null, default -> errors.add(at, "must be a text, a number, true or false");
          }
        });
    return attributes;
  }
}
