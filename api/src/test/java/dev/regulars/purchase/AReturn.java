package dev.regulars.purchase;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import dev.regulars.Till;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a return, put together step by step. */
public final class AReturn {

  private final Map<String, Object> body = new LinkedHashMap<>();
  private final List<Map<String, Object>> lines = new ArrayList<>();

  private AReturn(String receipt) {
    body.put("returnReceipt", receipt);
    body.put("occurredAt", ISO_OFFSET_DATE_TIME.format(OffsetDateTime.now()));
  }

  /** A return with this receipt, of everything that is left. */
  public static AReturn of(String receipt) {
    return new AReturn(receipt);
  }

  /** A return with a receipt of its own. */
  public static AReturn next() {
    return of("R-" + java.util.UUID.randomUUID());
  }

  public AReturn line(int line, Number quantity) {
    lines.add(Map.of("line", line, "quantity", quantity));
    return this;
  }

  public AReturn product(String sku, Number quantity) {
    return product(sku, quantity, 100);
  }

  public AReturn product(String sku, Number quantity, @Nullable Integer unitPriceMinor) {
    Map<String, Object> line = new LinkedHashMap<>(Map.of("sku", sku, "quantity", quantity));
    if (unitPriceMinor != null) {
      line.put("unitPriceMinor", unitPriceMinor);
    }
    lines.add(line);
    return this;
  }

  public AReturn with(String field, Object value) {
    body.put(field, value);
    return this;
  }

  public AReturn without(String field) {
    body.remove(field);
    return this;
  }

  public String json() {
    Map<String, Object> whole = new LinkedHashMap<>(body);
    if (!lines.isEmpty()) {
      whole.put("lines", lines);
    }
    return Till.written(whole);
  }
}
