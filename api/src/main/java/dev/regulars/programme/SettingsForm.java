package dev.regulars.programme;

import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Problem;
import dev.regulars.shared.Problem.FieldError;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Problems;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.codec.DecodingException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Settings as JSON: what is kept, and what somebody asks to be changed. */
@Component
class SettingsForm {

  private static final String AT = "/settings";

  /** What may be null, which says "none"; all else keeps its value by being left out. */
  private static final Set<String> MAY_BE_NULL = Set.of("/expiry/on", "/balance/max");

  private final JsonMapper json;

  SettingsForm(JsonMapper json) {
    this.json = json;
  }

  /** The document as it is kept. */
  String written(Settings settings) {
    return json.writeValueAsString(settings);
  }

  /** A document that was kept, also by a release that knew less: the rest has its default. */
  Settings kept(String document) {
    ObjectNode whole = json.valueToTree(Settings.DEFAULT);
    merge(whole, json.readTree(document));
    return json.treeToValue(whole, Settings.class);
  }

  /**
   * Settings with a change. What is left out keeps its value, also inside of objects; a list is
   * taken as a whole.
   *
   * @throws ProblemException 400 with every pointer that is wrong, or 422 {@code
   *     setting-not-available}
   */
  Settings changed(Settings present, JsonNode change) {
    if (!change.isObject()) {
      throw malformed(List.of(new FieldError(AT, "must be an object")));
    }
    FieldErrors errors = new FieldErrors();
    nulls(errors, "", change);
    throwIfAny(errors);
    ObjectNode whole = json.valueToTree(present);
    merge(whole, change);
    Settings settings = read(whole);
    throwIfAny(SettingsCheck.errors(settings));
    List<FieldError> unavailable = NotAvailable.errors(json.valueToTree(settings));
    if (!unavailable.isEmpty()) {
      throw new ProblemException(NotAvailable.problem(prefixed(unavailable)));
    }
    return settings;
  }

  private Settings read(ObjectNode whole) {
    try {
      return json.treeToValue(whole, Settings.class);
    } catch (JacksonException wrong) {
      Problem problem =
          Problems.of(
              new ServerWebInputException(
                  "settings", null, new DecodingException("settings", wrong)));
      throw new ProblemException(problem.with(prefixed(problem.errors())));
    }
  }

  private static void merge(ObjectNode into, JsonNode change) {
    for (Map.Entry<String, JsonNode> field : change.properties()) {
      JsonNode present = into.get(field.getKey());
      if (present instanceof ObjectNode object && field.getValue().isObject()) {
        merge(object, field.getValue());
      } else {
        into.set(field.getKey(), field.getValue());
      }
    }
  }

  private static void nulls(FieldErrors errors, String at, JsonNode change) {
    for (Map.Entry<String, JsonNode> field : change.properties()) {
      String pointer = at + "/" + FieldErrors.escape(field.getKey());
      JsonNode value = field.getValue();
      if (value.isNull() && !MAY_BE_NULL.contains(pointer)) {
        errors.add(pointer, "must not be null; leave it out to keep its value");
      } else if (value.isObject()) {
        nulls(errors, pointer, value);
      } else if (value.isArray()) {
        for (int i = 0; i < value.size(); i++) {
          item(errors, pointer + "/" + i, value.get(i));
        }
      }
    }
  }

  private static void item(FieldErrors errors, String pointer, JsonNode item) {
    errors.check(!item.isNull(), pointer, "must not be null");
    if (pointer.startsWith("/tiers/") && item.isObject()) {
      for (String field : List.of("code", "name")) {
        errors.check(item.hasNonNull(field), pointer + "/" + field, "is required");
      }
    }
  }

  private static void throwIfAny(FieldErrors errors) {
    if (!errors.isEmpty()) {
      throw malformed(prefixed(errors.list()));
    }
  }

  private static ProblemException malformed(List<FieldError> errors) {
    return new ProblemException(Problem.malformed(errors));
  }

  /** The same errors where the document is a field of the request. */
  static List<FieldError> prefixed(List<FieldError> errors) {
    return errors.stream()
        .map(error -> new FieldError(AT + error.pointer(), error.detail()))
        .toList();
  }
}
