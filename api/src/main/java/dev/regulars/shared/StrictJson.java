package dev.regulars.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON is taken as it is said: a misspelt field, a number in quotes, a fraction for an integer, a
 * field given twice are mistakes of the sender, and a guess would hide them. Texts are limited to
 * what PostgreSQL can keep.
 */
final class StrictJson {

  private static final int MAX_DEPTH = 32;
  private static final int MAX_DIGITS = 64;
  private static final int MAX_TEXT = 1 << 20;
  private static final int MAX_NAME = 256;
  private static final int MAX_PRECISION = 30;
  private static final int MAX_SCALE = 12;
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private StrictJson() {}

  static void limit(JsonFactoryBuilder builder) {
    builder
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_DIGITS)
                .maxStringLength(MAX_TEXT)
                .maxNameLength(MAX_NAME)
                .build());
  }

  static void refuseWhatIsNotSaid(JsonMapper.Builder builder) {
    builder
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .withCoercionConfigDefaults(
            coercion ->
                coercion
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail))
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
        .addModule(scalars());
  }

  private static SimpleModule scalars() {
    return new SimpleModule("regulars")
        .addDeserializer(String.class, new Text<>(String.class, Function.identity()))
        .addDeserializer(UUID.class, new Text<>(UUID.class, StrictJson::uuid))
        .addDeserializer(LocalDate.class, new Text<>(LocalDate.class, Rfc3339::day))
        .addDeserializer(Instant.class, new Text<>(Instant.class, text -> time(text).toInstant()))
        .addDeserializer(OffsetDateTime.class, new Text<>(OffsetDateTime.class, StrictJson::time))
        .addDeserializer(BigDecimal.class, new Decimal())
        .addDeserializer(Long.class, new Whole<>(Long.class, BigDecimal::longValueExact))
        .addDeserializer(Integer.class, new Whole<>(Integer.class, BigDecimal::intValueExact));
  }

  /**
   * PostgreSQL keeps microseconds: what it would round is cut here, so that a value reads back as
   * it was taken.
   */
  private static OffsetDateTime time(String text) {
    return Rfc3339.time(text).truncatedTo(ChronoUnit.MICROS);
  }

  /** {@link UUID#fromString} alone would take {@code 1-1-1-1-1}. */
  static UUID uuid(String text) {
    if (!UUID_FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a UUID");
    }
    return UUID.fromString(text);
  }

  /** NUL cannot be stored, and half a surrogate pair is no character. */
  static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)
          && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
        return false;
      }
    }
    return true;
  }

  /** A value that is written as a JSON string and as nothing else. */
  private static final class Text<T> extends StdScalarDeserializer<T> {

    private final Function<String, T> reader;

    Text(Class<T> type, Function<String, T> reader) {
      super(type);
      this.reader = reader;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        return (T) context.handleUnexpectedToken(getValueType(context), parser);
      }
      String text = parser.getString();
      if (!isStorable(text)) {
        throw context.weirdStringException("", _valueClass, "not storable");
      }
      try {
        return reader.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw context.weirdStringException("", _valueClass, "not readable");
      }
    }
  }

  /**
   * A number that can be calculated with: {@code 1e999999999} fits in few characters and would fill
   * the memory.
   */
  private static final class Decimal extends StdScalarDeserializer<BigDecimal> {

    Decimal() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.currentToken().isNumeric()) {
        return (BigDecimal) context.handleUnexpectedToken(getValueType(context), parser);
      }
      BigDecimal number = parser.getDecimalValue();
      if (number.precision() > MAX_PRECISION || Math.abs(number.scale()) > MAX_SCALE) {
        throw context.weirdNumberException(0, BigDecimal.class, "too many digits");
      }
      return number;
    }
  }

  /** A whole number, also where it is written as one with decimals: 250.0 means 250. */
  private static final class Whole<T> extends StdScalarDeserializer<T> {

    private final Function<BigDecimal, T> exact;

    Whole(Class<T> type, Function<BigDecimal, T> exact) {
      super(type);
      this.exact = exact;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.currentToken().isNumeric()) {
        return (T) context.handleUnexpectedToken(getValueType(context), parser);
      }
      BigDecimal number = parser.getDecimalValue();
      // 1e9 is not how anybody writes an amount, and few characters may mean a billion digits.
      if (number.scale() < 0 || number.scale() > MAX_SCALE) {
        throw context.weirdNumberException(0, _valueClass, "not a plain whole number");
      }
      try {
        return exact.apply(number);
      } catch (ArithmeticException e) {
        throw context.weirdNumberException(number, _valueClass, "not a whole number of this size");
      }
    }
  }
}
