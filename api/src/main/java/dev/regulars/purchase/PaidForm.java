package dev.regulars.purchase;

import dev.regulars.purchase.Paid.Payment;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads how a purchase is paid.
 *
 * @param currency of the amounts
 */
record PaidForm(String currency) {

  private static final int PAYMENTS_MAX = 20;
  private static final int REFERENCE_LENGTH_MAX = 200;

  /**
   * The steps in which cash is paid where they are not five of the least units, in minor units: the
   * smallest coin that is still in use. Source: CLDR, supplemental data, {@code cashRounding}, and
   * the central banks.
   */
  private static final Map<String, Long> CASH_STEPS =
      Map.ofEntries(
          Map.entry("CZK", 100L),
          Map.entry("DKK", 50L),
          Map.entry("HUF", 500L),
          Map.entry("ISK", 1L),
          Map.entry("NOK", 100L),
          Map.entry("SEK", 100L),
          Map.entry("HKD", 10L),
          Map.entry("ILS", 10L),
          Map.entry("MXN", 50L),
          Map.entry("NZD", 10L),
          Map.entry("THB", 25L),
          Map.entry("TWD", 100L),
          Map.entry("ZAR", 10L),
          Map.entry("ARS", 1000L),
          Map.entry("COP", 5000L),
          Map.entry("CLP", 10L),
          Map.entry("KRW", 10L),
          Map.entry("INR", 100L),
          Map.entry("IDR", 10000L),
          Map.entry("RSD", 100L),
          Map.entry("RUB", 100L),
          Map.entry("TRY", 25L));

  private static final long USUAL_CASH_STEP = 5;

  /** What the body says of it; null where it says nothing. */
  @Nullable Paid read(FieldErrors errors, PurchaseBody body) {
    List<PurchaseBody.@Nullable PaymentBody> given =
        Objects.requireNonNullElse(body.payments(), List.of());
    if (given.isEmpty()) {
      errors.check(
          body.roundingMinor() == null || body.roundingMinor() == 0,
          "/roundingMinor",
          "needs 'payments': it is by what they are rounded");
      return null;
    }
    errors.list("/payments", given, PAYMENTS_MAX);
    List<Payment> payments = new ArrayList<>();
    for (int i = 0; i < Math.min(given.size(), PAYMENTS_MAX); i++) {
      PurchaseBody.PaymentBody one = given.get(i);
      if (one != null) {
        payments.add(payment(errors, "/payments/" + i, one));
      }
    }
    Long rounding = body.roundingMinor();
    return new Paid(payments, rounding == null || rounding == 0 ? null : rounding);
  }

  private static Payment payment(FieldErrors errors, String at, PurchaseBody.PaymentBody body) {
    errors.requireText(at + "/method", body.method(), PurchaseForm.CODE_LENGTH_MAX);
    if (errors.require(at + "/amountMinor", body.amountMinor())) {
      errors.check(
          body.amountMinor() >= 0 && body.amountMinor() <= PurchaseForm.AMOUNT_MAX,
          at + "/amountMinor",
          "must be between 0 and "
              + PurchaseForm.AMOUNT_MAX
              + ": what was given less what was given back");
    }
    String reference = body.reference();
    errors.text(at + "/reference", reference, REFERENCE_LENGTH_MAX);
    errors.check(
        reference == null || !CardNumber.isIn(reference),
        at + "/reference",
        "looks like the number of a card. Send the token that your payment provider gives for it,"
            + " never the number");
    return Payment.of(
        String.valueOf(body.method()),
        Objects.requireNonNullElse(body.amountMinor(), 0L),
        reference);
  }

  /** Why these payments cannot be of this total; null where they can. */
  @Nullable Problem complaint(Paid paid, long totalMinor) {
    long rounding = Objects.requireNonNullElse(paid.roundingMinor(), 0L);
    long step = cashStep();
    if (Math.abs(rounding) > step) {
      return problem(
          "Cash in %s is paid in steps of %d, so a purchase is rounded by no more; roundingMinor says %d."
              .formatted(currency, step, rounding),
          "/roundingMinor");
    }
    BigDecimal sum =
        paid.payments().stream()
            .map(payment -> BigDecimal.valueOf(payment.amountMinor()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.compareTo(BigDecimal.valueOf(totalMinor + rounding)) == 0
        ? null
        : problem(
            "The payments sum to %s; totalMinor (%d) and roundingMinor (%d) to %d."
                .formatted(sum, totalMinor, rounding, totalMinor + rounding),
            "/payments");
  }

  /** In what steps cash is paid, in minor units. */
  private long cashStep() {
    return CASH_STEPS.getOrDefault(currency, USUAL_CASH_STEP);
  }

  private static Problem problem(String detail, String pointer) {
    return Problem.impossible("wrong-payments", "The payments are not the total", detail)
        .at(pointer);
  }
}
