package dev.regulars.purchase;

import java.time.OffsetDateTime;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares canonical contents. They mean the same, too, where only the offset differs in which they
 * write the instant, or what the server has marked since.
 */
final class Contents {

  private static final String OCCURRED_AT = "occurredAt";
  private static final String UNQUOTED = "unquoted";
  private static final String REDEEMING = "redeeming";
  private static final String FOREIGN = "foreign";

  private Contents() {}

  /** Whether two contents mean the same. */
  static boolean same(JsonMapper json, String kept, String posted) {
    return kept.equals(posted) || same(json.readTree(kept), json.readTree(posted));
  }

  /** {@link #same(JsonMapper, String, String)}, once they are read. */
  static boolean same(JsonNode kept, JsonNode posted) {
    return kept instanceof ObjectNode one
        && posted instanceof ObjectNode other
        && one.has(OCCURRED_AT)
        && other.has(OCCURRED_AT)
        && time(one).isEqual(time(other))
        && asSent(one).equals(asSent(other));
  }

  private static OffsetDateTime time(ObjectNode content) {
    return OffsetDateTime.parse(content.path(OCCURRED_AT).asString());
  }

  private static ObjectNode asSent(ObjectNode content) {
    // A till that begins to send numbers without quotes posts the same purchase as before.
    ObjectNode sent = content.deepCopy().without(List.of(OCCURRED_AT, UNQUOTED));
    if (sent.get(REDEEMING) instanceof ObjectNode redeeming) {
      redeeming.remove(FOREIGN);
    }
    return sent;
  }
}
