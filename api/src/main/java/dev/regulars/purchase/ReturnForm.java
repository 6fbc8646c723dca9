package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.purchase.RecordReturn.ReturnedLine;
import dev.regulars.purchase.RecordReturn.ReturnedProduct;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.StoreCode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A body becomes a valid return, or everything that is wrong with it is said. */
@Component
class ReturnForm {

  private static final int LINES_MAX = 1000;
  private static final long AMOUNT_MAX = 1_000_000_000_000L;

  /** A return of a purchase; without {@code lines} all that is left comes back. */
  @Schema(
      name = "Return",
      requiredProperties = {"returnReceipt", "occurredAt"},
      example =
          """
          {"returnReceipt": "R-9", "occurredAt": "2026-11-22T09:00:00+01:00",
           "lines": [{"line": 1, "quantity": 1}]}
          """)
  record ReturnBody(
      @Schema(example = "R-9", minLength = 1, maxLength = 64) @Nullable String returnReceipt,
      @Schema(example = "2026-11-22T09:00:00+01:00") @Nullable OffsetDateTime occurredAt,
      @ArraySchema(minItems = 1, maxItems = 1000) @Nullable List<@Nullable ReturnLineBody> lines) {}

  /** A return that is only asked about. */
  @Schema(
      name = "ReturnQuote",
      requiredProperties = "occurredAt",
      example =
          """
          {"occurredAt": "2026-11-22T09:00:00+01:00", "lines": [{"line": 1, "quantity": 1}]}
          """)
  record ReturnQuoteBody(
      @Schema(
              description = "May be left out: nothing is kept",
              example = "R-9",
              minLength = 1,
              maxLength = 64)
          @Nullable String returnReceipt,
      @Schema(example = "2026-11-22T09:00:00+01:00") @Nullable OffsetDateTime occurredAt,
      @ArraySchema(minItems = 1, maxItems = 1000) @Nullable List<@Nullable ReturnLineBody> lines) {}

  /** A quantity of a line. */
  @Schema(
      name = "ReturnLine",
      requiredProperties = {"line", "quantity"})
  record ReturnLineBody(
      @Schema(example = "1", minimum = "1") @Nullable Integer line,
      @Schema(
              description = "At most three decimals",
              example = "1",
              minimum = "0.001",
              maximum = "1000000")
          @Nullable BigDecimal quantity) {}

  /** A return without the purchase at hand. */
  @Schema(
      name = "ProductReturn",
      requiredProperties = {"store", "returnReceipt", "occurredAt", "member", "lines"},
      example =
          """
          {"store": "hamburg-1", "returnReceipt": "R-10", "occurredAt": "2026-11-22T09:00:00+01:00",
           "member": {"card": "4000123"},
           "lines": [{"sku": "ESP-1", "quantity": 1, "unitPriceMinor": 250}]}
          """)
  record ProductReturnBody(
      @Schema(example = "hamburg-1", pattern = StoreCode.PATTERN) @Nullable String store,
      @Schema(minLength = 1, maxLength = 64) @Nullable String register,
      @Schema(example = "R-10", minLength = 1, maxLength = 64) @Nullable String returnReceipt,
      @Schema(example = "2026-11-22T09:00:00+01:00") @Nullable OffsetDateTime occurredAt,
      @Nullable MemberRefBody member,
      @ArraySchema(minItems = 1, maxItems = 1000) @Nullable List<@Nullable ProductBody> lines) {}

  /** A quantity of a product. */
  @Schema(
      name = "ReturnedProduct",
      requiredProperties = {"sku", "quantity"})
  record ProductBody(
      @Schema(example = "ESP-1", minLength = 1, maxLength = 64) @Nullable String sku,
      @Schema(
              description = "At most three decimals",
              example = "1",
              minimum = "0.001",
              maximum = "1000000")
          @Nullable BigDecimal quantity,
      @Schema(example = "250", minimum = "0", maximum = PurchaseBody.AMOUNT_MAX)
          @Nullable Long unitPriceMinor) {}

  private final PurchaseForm purchaseForm;

  ReturnForm(PurchaseForm purchaseForm) {
    this.purchaseForm = purchaseForm;
  }

  /**
   * The return of a purchase.
   *
   * @throws dev.regulars.shared.ProblemException 400 for wrong fields
   */
  RecordReturn.OfPurchase read(UUID purchaseId, ReturnBody body) {
    FieldErrors errors = new FieldErrors();
    errors.require("/returnReceipt", body.returnReceipt());
    return read(errors, purchaseId, body);
  }

  /** {@link #read}, for a quote: the receipt may be missing. */
  RecordReturn.OfPurchase readQuote(UUID purchaseId, ReturnQuoteBody body) {
    return read(
        new FieldErrors(),
        purchaseId,
        new ReturnBody(body.returnReceipt(), body.occurredAt(), body.lines()));
  }

  private RecordReturn.OfPurchase read(FieldErrors errors, UUID purchaseId, ReturnBody body) {
    head(errors, body.returnReceipt(), body.occurredAt());
    List<ReturnedLine> lines = new ArrayList<>();
    if (body.lines() != null) {
      errors.check(!body.lines().isEmpty(), "/lines", "must have a line, or be left out for all");
      errors.list("/lines", body.lines(), LINES_MAX);
      Set<Integer> numbers = new HashSet<>();
      for (int i = 0; i < Math.min(body.lines().size(), LINES_MAX); i++) {
        ReturnedLine line = line(errors, "/lines/" + i, body.lines().get(i), numbers);
        if (line != null) {
          lines.add(line);
        }
      }
    }
    errors.throwIfAny();
    return new RecordReturn.OfPurchase(
        purchaseId,
        Objects.requireNonNullElse(body.returnReceipt(), ""),
        Objects.requireNonNull(body.occurredAt()),
        lines,
        "",
        null,
        null);
  }

  /**
   * The return of products.
   *
   * @throws dev.regulars.shared.ProblemException 400 for wrong fields
   */
  RecordReturn.OfProducts read(ProductReturnBody body) {
    return read(body, LINES_MAX);
  }

  /** {@link #read}, for returns that may be longer than what a till posts. */
  RecordReturn.OfProducts read(ProductReturnBody body, int linesMax) {
    FieldErrors errors = new FieldErrors();
    StoreCode.require(errors, "/store", body.store());
    errors.text("/register", body.register(), PurchaseForm.CODE_LENGTH_MAX);
    errors.require("/returnReceipt", body.returnReceipt());
    head(errors, body.returnReceipt(), body.occurredAt());
    MemberRef member = purchaseForm.member(errors, body.member());
    List<ReturnedProduct> lines = new ArrayList<>();
    if (errors.require("/lines", body.lines())) {
      errors.check(!body.lines().isEmpty(), "/lines", "must have at least one line");
      errors.list("/lines", body.lines(), linesMax);
      for (int i = 0; i < Math.min(body.lines().size(), linesMax); i++) {
        ReturnedProduct product = product(errors, "/lines/" + i, body.lines().get(i));
        if (product != null) {
          lines.add(product);
        }
      }
    }
    errors.throwIfAny();
    return new RecordReturn.OfProducts(
        Objects.requireNonNull(body.store()),
        body.register(),
        Objects.requireNonNull(body.returnReceipt()),
        0,
        Objects.requireNonNull(body.occurredAt()),
        Objects.requireNonNull(member),
        lines,
        RecordReturn.Reach.ALL,
        true);
  }

  private void head(
      FieldErrors errors, @Nullable String returnReceipt, @Nullable OffsetDateTime occurredAt) {
    errors.text("/returnReceipt", returnReceipt, PurchaseForm.CODE_LENGTH_MAX);
    purchaseForm.checkTime(errors, "/occurredAt", occurredAt);
  }

  private static @Nullable ReturnedLine line(
      FieldErrors errors, String pointer, @Nullable ReturnLineBody body, Set<Integer> numbers) {
    if (body == null) {
      return null;
    }
    boolean numbered = errors.require(pointer + "/line", body.line());
    boolean counted = PurchaseForm.checkQuantity(errors, pointer + "/quantity", body.quantity());
    if (!numbered || !counted) {
      return null;
    }
    int number = Objects.requireNonNull(body.line());
    errors.check(number >= 1, pointer + "/line", "must be at least 1");
    errors.check(numbers.add(number), pointer + "/line", "is there twice");
    return new ReturnedLine(number, PurchaseForm.plain(Objects.requireNonNull(body.quantity())));
  }

  private static @Nullable ReturnedProduct product(
      FieldErrors errors, String pointer, @Nullable ProductBody body) {
    if (body == null) {
      return null;
    }
    errors.requireText(pointer + "/sku", body.sku(), PurchaseForm.CODE_LENGTH_MAX);
    Long price = body.unitPriceMinor();
    errors.check(
        price == null || (price >= 0 && price <= AMOUNT_MAX),
        pointer + "/unitPriceMinor",
        "must be between 0 and " + AMOUNT_MAX);
    boolean counted = PurchaseForm.checkQuantity(errors, pointer + "/quantity", body.quantity());
    if (!counted || body.sku() == null) {
      return null;
    }
    return new ReturnedProduct(
        body.sku(), PurchaseForm.plain(Objects.requireNonNull(body.quantity())), price);
  }
}
