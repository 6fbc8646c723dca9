package dev.regulars.shared;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.regulars.shared.Problem.FieldError;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in our words, with the field, what Jackson found wrong; its own words name classes. */
final class JsonProblems {

  private JsonProblems() {}

  static Problem of(JacksonException e) {
    if (e instanceof StreamConstraintsException) {
      return notJson("The JSON is nested too deeply, or a name, number or text in it is too long.");
    }
    if (e instanceof StreamReadException && isTwice(e)) {
      return notJson(
          "A name stands twice in one object"
              + where(e.getLocation())
              + "; say each of them once.");
    }
    if (e instanceof StreamReadException && !(e instanceof InputCoercionException)) {
      return notJson("The body is not valid JSON in UTF-8" + where(e.getLocation()) + ".");
    }
    String pointer = pointer(e);
    if (pointer.isEmpty() && !(e instanceof MismatchedInputException)) {
      return notJson("The body cannot be read" + where(e.getLocation()) + ".");
    }
    return Problem.malformed(List.of(new FieldError(pointer, detail(e))));
  }

  private static boolean isTwice(JacksonException e) {
    return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
  }

  private static Problem notJson(String detail) {
    return Problem.of(400, "malformed-request", "Malformed request", detail);
  }

  private static String where(@Nullable TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  private static String pointer(JacksonException e) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference reference : e.getPath()) {
      String name = reference.getPropertyName();
      if (name != null) {
        pointer.append('/').append(FieldErrors.escape(name));
      } else if (reference.getIndex() >= 0) {
        pointer.append('/').append(reference.getIndex());
      }
    }
    return pointer.toString();
  }

  private static String detail(JacksonException e) {
    return switch (e) {
      case UnrecognizedPropertyException unknown -> unknown(unknown);
      case InvalidFormatException format when isEnum(format) ->
          "must be one of " + String.join(", ", accepted(format.getTargetType()));
      case MismatchedInputException mismatch when isQuotedNumber(mismatch) ->
          "must be " + form(mismatch.getTargetType()) + ", and not a text: write it without quotes";
      case MismatchedInputException mismatch -> "must be " + form(mismatch.getTargetType());
      case InputCoercionException number -> "must be " + form(number.getTargetType());
      default -> "is not valid";
    };
  }

  private static String unknown(UnrecognizedPropertyException e) {
    Collection<Object> known = e.getKnownPropertyIds();
    return known == null || known.isEmpty()
        ? "is not a known field"
        : "is not a known field; known are "
            + String.join(", ", known.stream().map(String::valueOf).sorted().toList());
  }

  /** Jackson says in its own words only what there was instead. */
  private static boolean isQuotedNumber(MismatchedInputException e) {
    Class<?> type = e.getTargetType();
    boolean number =
        type != null
            && (Number.class.isAssignableFrom(type) || type == int.class || type == long.class);
    return number && String.valueOf(e.getOriginalMessage()).contains("String value");
  }

  private static boolean isEnum(MismatchedInputException e) {
    return e.getTargetType() != null && e.getTargetType().isEnum();
  }

  /** The values as they are written in JSON, without those that a request may not name. */
  private static List<String> accepted(Class<?> type) {
    return Arrays.stream(type.getFields())
        .filter(
            constant -> constant.isEnumConstant() && !constant.isAnnotationPresent(Hidden.class))
        .map(
            constant -> {
              JsonProperty said = constant.getAnnotation(JsonProperty.class);
              return said == null ? constant.getName() : said.value();
            })
        .toList();
  }

  private static String form(@Nullable Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    if (type == String.class) {
      return "text";
    } else if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    } else if (type == int.class || type == Integer.class) {
      return "an integer between -2147483648 and 2147483647";
    } else if (type == long.class || type == Long.class) {
      return "an integer of at most 18 digits";
    } else if (type == BigDecimal.class || type == double.class || type == Double.class) {
      return "a number of reasonable size";
    } else if (type == Instant.class || type == OffsetDateTime.class) {
      return "a time of RFC 3339 with seconds and offset, such as 2026-11-21T10:15:00+01:00";
    } else if (type == LocalDate.class) {
      return "a date, such as 2026-11-21";
    } else if (type == UUID.class) {
      return "a UUID";
    } else if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    } else if (Map.class.isAssignableFrom(type) || type.isRecord()) {
      return "an object";
    }
    return "of another type";
  }
}
