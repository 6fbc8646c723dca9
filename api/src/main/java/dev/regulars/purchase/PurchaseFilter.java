package dev.regulars.purchase;

import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Rfc3339;
import dev.regulars.shared.StoreCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which purchases a list is about.
 *
 * @param stores codes of the stores, sorted; null for all
 * @param register null for all; of one store only
 * @param receipt null for all
 * @param from first day in the store's calendar, null for no beginning
 * @param to last day, null for no end
 */
record PurchaseFilter(
    @Nullable List<String> stores,
    @Nullable String register,
    @Nullable String receipt,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  /**
   * Reads what was asked for.
   *
   * @param mine codes of the stores that the caller works for, null for all
   * @throws dev.regulars.shared.ProblemException 400 for wrong parameters
   */
  static PurchaseFilter read(
      @Nullable String store,
      @Nullable String register,
      @Nullable String receipt,
      @Nullable String from,
      @Nullable String to,
      @Nullable Set<String> mine) {
    FieldErrors errors = new FieldErrors();
    if (store != null) {
      StoreCode.check(errors, "/store", store);
    }
    errors.text("/register", register, PurchaseForm.CODE_LENGTH_MAX);
    errors.text("/receipt", receipt, PurchaseForm.CODE_LENGTH_MAX);
    errors.check(
        register == null || store != null,
        "/register",
        "needs the store: each store counts its own registers");
    LocalDate first = day(errors, "/from", from);
    LocalDate last = day(errors, "/to", to);
    errors.check(
        first == null || last == null || !first.isAfter(last), "/to", "must not be before 'from'");
    errors.throwIfAny();
    List<String> stores =
        store != null ? List.of(store) : mine == null ? null : mine.stream().sorted().toList();
    return new PurchaseFilter(stores, register, receipt, first, last);
  }

  private static @Nullable LocalDate day(
      FieldErrors errors, String pointer, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Rfc3339.day(text);
    } catch (DateTimeException e) {
      errors.add(pointer, "must be a day, such as 2026-11-21");
      return null;
    }
  }
}
