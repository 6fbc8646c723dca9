package dev.regulars.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Small files and their mappings. */
final class ImportFixture {

  static final String HEADER = "receipt,sku,name,quantity,price,time,member\n";

  private static final JsonMapper JSON = new JsonMapper();

  private ImportFixture() {}

  /** A mapping of the {@link #HEADER}, for purchases of a store of its own. */
  static ObjectNode mapping(String store) {
    return (ObjectNode)
        JSON.readTree(
            """
            {"columns": {"receipt": "receipt", "sku": "sku", "name": "name", "quantity": "quantity",
                         "unitPrice": "price", "occurredAt": "time", "member": "member"},
             "constants": {"store": "%s", "register": "1", "currency": "EUR"},
             "zone": "Europe/Berlin", "memberKey": "externalId", "unknownMembers": "enrol",
             "returns": {"receiptPrefix": "C"}, "notProducts": ["POST"]}
            """
                .formatted(store));
  }

  /** A row of a receipt on the third of May 2024. */
  static String row(String receipt, String sku, int quantity, String price, String member) {
    return receipt
        + ","
        + sku
        + ",Thing,"
        + quantity
        + ","
        + price
        + ",2024-05-03 10:00:00,"
        + member
        + "\n";
  }

  static byte[] zipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  static long number(JsonNode view, String field) {
    return view.path(field).asLong(-1);
  }

  static Map<String, Long> skipped(JsonNode view) {
    Map<String, Long> skipped = new TreeMap<>();
    view.path("rowsSkipped")
        .properties()
        .forEach(entry -> skipped.put(entry.getKey(), entry.getValue().asLong()));
    return skipped;
  }

  /** Whether each row is accounted for, once. */
  static boolean isComplete(JsonNode view) {
    long sum = skipped(view).values().stream().mapToLong(Long::longValue).sum();
    for (String field :
        new String[] {"rowsRecorded", "rowsReturned", "rowsReplayed", "rowsRejected"}) {
      sum += number(view, field);
    }
    return sum == number(view, "rowsRead") && sum == number(view, "rowsTotal");
  }

  /** Points that a member can spend, by the member's external id. */
  static long points(DatabaseClient database, String externalId) {
    return database
        .sql(
            "select available from member_account join member on id = member_id where external_id ="
                + " $1")
        .bind(0, externalId)
        .mapValue(Long.class)
        .one()
        .block();
  }

  static long count(DatabaseClient database, String from) {
    return database.sql("select count(*) from " + from).mapValue(Long.class).one().block();
  }
}
