package dev.regulars.insight;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.programme.MajorUnits;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A purchase that was really made, as it can be posted or tried again, without who made it.
 *
 * @param points it got
 */
@Schema(name = "RealPurchase")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RealPurchase(
    UUID id,
    String store,
    String register,
    String receipt,
    OffsetDateTime occurredAt,
    String currency,
    List<Line> lines,
    long totalMinor,
    @Nullable String channel,
    List<String> vouchers,
    Map<String, String> attributes,
    long points) {

  /** A line of it. */
  @Schema(name = "RealPurchaseLine")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      int line,
      String sku,
      @Nullable String name,
      @Nullable String category,
      @Nullable String brand,
      BigDecimal quantity,
      long unitPriceMinor,
      @Nullable String unitPrice,
      long discountMinor,
      long taxMinor,
      @Nullable String kind) {}

  /** A line as it is kept. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record KeptLine(
      int line,
      String sku,
      @Nullable String name,
      @Nullable String category,
      @Nullable String brand,
      BigDecimal quantity,
      long unitPriceMinor,
      @Nullable BigDecimal finePriceMinor,
      long discountMinor,
      long taxMinor,
      @Nullable String kind) {

    Line in(String currency) {
      return new Line(
          line,
          sku,
          name,
          category,
          brand,
          quantity,
          unitPriceMinor,
          finePriceMinor == null ? null : MajorUnits.text(finePriceMinor, currency),
          discountMinor,
          taxMinor,
          kind);
    }
  }

  /** The purchase as it is kept. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Content(
      String store,
      String register,
      String receipt,
      OffsetDateTime occurredAt,
      List<KeptLine> lines,
      long totalMinor,
      @Nullable String channel,
      @Nullable List<String> vouchers,
      @Nullable Map<String, String> attributes) {

    RealPurchase with(UUID id, String currency, long points) {
      return new RealPurchase(
          id,
          store,
          register,
          receipt,
          occurredAt,
          currency,
          lines.stream().map(line -> line.in(currency)).toList(),
          totalMinor,
          channel,
          Objects.requireNonNullElse(vouchers, List.of()),
          Objects.requireNonNullElse(attributes, Map.of()),
          points);
    }
  }
}
