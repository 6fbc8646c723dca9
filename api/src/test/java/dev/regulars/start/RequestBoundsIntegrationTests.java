package dev.regulars.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.start.RequestShapes.Shape;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever a request has is bounded in the OpenAPI document. That the server keeps to the bounds is
 * seen in {@link ExamplesIntegrationTests}, which tries each example beyond each of them.
 */
@ServerTest
class RequestBoundsIntegrationTests {

  private static final Set<String> BOUNDED_BY_FORMAT =
      Set.of("uuid", "date", "date-time", "binary");
  private static final Pattern OPEN_ENDED = Pattern.compile("(?<!\\\\)[*+]|\\{[0-9]+,}");

  private static final String SCALAR =
      "a text of at most 500 characters, a number, true or false: no generator makes a map of"
          + " several types that can be used";

  /** What has no bound, and why. */
  private static final Map<String, String> WITHOUT =
      Map.ofEntries(
          Map.entry("Purchase.attributes{}", SCALAR),
          Map.entry("PurchaseQuote.attributes{}", SCALAR),
          Map.entry("Trial.attributes{}", SCALAR),
          Map.entry("MemberFacts.attributes{}", SCALAR),
          Map.entry("Event.attributes{}", SCALAR),
          Map.entry("NewMember.attributes{}", SCALAR),
          Map.entry("MemberChange.attributes{}", SCALAR),
          Map.entry(
              "ProgrammeChange.settings",
              "any part of the settings; what is wrong in it is refused by its name"),
          Map.entry(
              "ProgrammePreviewRequest.settings",
              "any part of the settings; what is wrong in it is refused by its name"),
          Map.entry("makeVoucherCodes text/csv", "a stream, read piece by piece without an end"),
          Map.entry("bringVoucherCodes text/csv", "a stream, read piece by piece without an end"));

  @Autowired private Shop shop;

  @Test
  void everythingThatARequestHasIsBounded() {
    Map<String, String> unbounded = new TreeMap<>();
    Set<String> known = new TreeSet<>();
    for (Shape shape : new RequestShapes(shop.till().get("/v1/openapi.json").json()).all()) {
      known.add(shape.name());
      String missing = missing(shape);
      if (missing != null && !WITHOUT.containsKey(shape.name())) {
        unbounded.put(shape.name(), missing + " in " + shape.schema());
      }
    }
    assertThat(unbounded)
        .as("Say at the field what the server enforces, or here why there is nothing to say")
        .isEmpty();
    assertThat(known).hasSizeGreaterThan(400);
  }

  private static String missing(Shape shape) {
    if (shape.has("enum") || shape.has("const")) {
      return null;
    }
    if (shape.is("string")) {
      boolean isBounded =
          shape.has("maxLength")
              || BOUNDED_BY_FORMAT.contains(shape.schema().path("format").asString(""))
              || isClosed(shape.schema().path("pattern").asString(""));
      return isBounded ? null : "maxLength or a pattern with an end";
    }
    if (shape.is("integer") || shape.is("number")) {
      return shape.has("minimum") && shape.has("maximum") ? null : "minimum and maximum";
    }
    if (shape.is("array")) {
      return shape.has("maxItems") ? null : "maxItems";
    }
    if (shape.is("object") || shape.has("properties")) {
      var further = shape.schema().path("additionalProperties");
      boolean isBounded =
          further.isObject()
              ? shape.has("maxProperties")
              : further.isBoolean() && !further.asBoolean();
      return isBounded ? null : "maxProperties, or additionalProperties: false";
    }
    boolean isChosen = shape.has("oneOf") || shape.has("anyOf") || shape.has("allOf");
    return isChosen || shape.is("boolean") || shape.is("null") ? null : "a type";
  }

  private static boolean isClosed(String pattern) {
    String withoutSets = pattern.replaceAll("\\[[^]]*]", "x");
    return pattern.startsWith("^")
        && pattern.endsWith("$")
        && !OPEN_ENDED.matcher(withoutSets).find();
  }
}
