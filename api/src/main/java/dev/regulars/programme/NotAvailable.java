package dev.regulars.programme;

import dev.regulars.shared.Problem;
import dev.regulars.shared.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Settings that nothing reads yet, and values that nothing understands yet: they are refused, since
 * a setting that is taken and does nothing is a lie.
 *
 * <p>Whoever builds a capability takes its lines out of {@link #ONLY}, or adds the values that it
 * understands from then on.
 */
final class NotAvailable {

  /**
   * By pointer, the only values that are possible; written as in JSON, without quotes. The page
   * Programme has them in {@code only.json}.
   */
  static final Map<String, Set<String>> ONLY =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("/pointsDecimals", Set.of("0")), Map.entry("/prices", Set.of("with-tax"))));

  private NotAvailable() {}

  /** What of a document is not available; by its pointers in it. */
  static List<FieldError> errors(JsonNode settings) {
    List<FieldError> errors = new ArrayList<>();
    ONLY.forEach(
        (pointer, values) -> {
          JsonNode value = settings.at(pointer);
          if (!values.contains(value.isString() ? value.stringValue() : value.toString())) {
            errors.add(
                new FieldError(
                    pointer,
                    "is not available yet; leave it out, or make it "
                        + String.join(" or ", values.stream().sorted().toList())));
          }
        });
    return errors;
  }

  /** The refusal for {@link #errors}. */
  static Problem problem(List<FieldError> errors) {
    return Problem.impossible(
            "setting-not-available",
            "A setting is not available",
            "This release does not do what the fields under 'errors' ask for. Leave them out.")
        .with(errors);
  }
}
