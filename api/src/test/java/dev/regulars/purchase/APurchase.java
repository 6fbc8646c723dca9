package dev.regulars.purchase;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import dev.regulars.GivenMembers.Someone;
import dev.regulars.Till;
import dev.regulars.Till.Answer;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The body of a purchase, put together step by step. Each has a receipt of its own. */
public final class APurchase {

  private final Map<String, Object> body = new LinkedHashMap<>();
  private final List<Map<String, Object>> lines = new ArrayList<>();
  private long totalMinor;

  private APurchase() {
    body.put("store", "test-1");
    body.put("register", "1");
    body.put("receipt", UUID.randomUUID().toString());
    body.put(
        "occurredAt",
        ISO_OFFSET_DATE_TIME.format(OffsetDateTime.now().truncatedTo(ChronoUnit.MICROS)));
    body.put("currency", "EUR");
    body.put("lines", lines);
  }

  /** A purchase of nobody known. */
  public static APurchase anonymous() {
    return new APurchase();
  }

  public static APurchase by(Someone member) {
    return new APurchase().with("member", Map.of("card", member.card()));
  }

  /** Adds a line without a discount; amounts in minor units. */
  public APurchase line(String sku, String category, Number quantity, long unitPriceMinor) {
    return line(sku, category, quantity, unitPriceMinor, 0);
  }

  public APurchase line(
      String sku, String category, Number quantity, long unitPriceMinor, long discountMinor) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("sku", sku);
    line.put("category", category);
    line.put("quantity", quantity);
    line.put("unitPriceMinor", unitPriceMinor);
    line.put("discountMinor", discountMinor);
    lines.add(line);
    totalMinor +=
        PurchaseLine.net(new BigDecimal(quantity.toString()), unitPriceMinor, discountMinor);
    return this;
  }

  public APurchase at(OffsetDateTime time) {
    return with("occurredAt", ISO_OFFSET_DATE_TIME.format(time));
  }

  public APurchase in(String store) {
    return with("store", store);
  }

  /** Sets a field; null takes it out. */
  public APurchase with(String field, Object value) {
    if (value == null) {
      body.remove(field);
    } else {
      body.put(field, value);
    }
    return this;
  }

  /** The same as the till posts it after a quote: with the discounts that it gave. */
  public APurchase asQuoted(Answer quote) {
    List<Map<String, Object>> discounts = new ArrayList<>();
    for (JsonNode discount : quote.at("/discounts")) {
      List<Map<String, Object>> offs = new ArrayList<>();
      for (JsonNode line : discount.path("lines")) {
        offs.add(
            Map.of(
                "line",
                line.path("line").asInt(),
                "amountMinor",
                line.path("amountMinor").asLong()));
      }
      discounts.add(Map.of("source", discount.path("source").asString(), "lines", offs));
    }
    return with("discounts", discounts).with("totalMinor", quote.number("/payableMinor"));
  }

  public long totalMinor() {
    return totalMinor;
  }

  public String receipt() {
    return String.valueOf(body.get("receipt"));
  }

  /** The body; {@code totalMinor} is right unless it was set. */
  public String json() {
    Map<String, Object> whole = new LinkedHashMap<>(body);
    whole.putIfAbsent("totalMinor", totalMinor);
    return Till.written(whole);
  }
}
