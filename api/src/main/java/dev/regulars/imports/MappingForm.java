package dev.regulars.imports;

import dev.regulars.imports.Mapping.UnknownMembers;
import dev.regulars.imports.MappingBody.FieldsBody;
import dev.regulars.member.MemberRef;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.StoreCode;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A mapping as it was sent becomes a valid one, or everything that is wrong with it is said. */
@Component
class MappingForm {

  /** Where the mapping is in the request; the other part is {@code /file}. */
  static final String POINTER = "/mapping";

  private static final String COLUMNS = POINTER + "/columns/";
  private static final String CONSTANTS = POINTER + "/constants/";
  static final int NAME_LENGTH_MAX = 200;
  static final int CODE_LENGTH_MAX = 64;
  static final int NOT_PRODUCTS_MAX = 10_000;
  static final int TIME_FORMAT_LENGTH_MAX = 100;

  /** Longer than any that there is. */
  static final int ZONE_LENGTH_MAX = 64;

  /** Longer than any that there is. */
  static final int CHARSET_LENGTH_MAX = 64;

  private final ProgrammeSettings settings;

  MappingForm(ProgrammeSettings settings) {
    this.settings = settings;
  }

  /**
   * The mapping.
   *
   * @throws dev.regulars.shared.ProblemException 400 with every wrong field
   */
  Mapping read(MappingBody body) {
    FieldErrors errors = new FieldErrors();
    Map<Field, String> columns = columns(errors, body.columns());
    Map<Field, String> constants = given(body.constants());
    ZoneId zone = zone(errors, body.zone());
    RowTimes times = times(errors, body.timeFormat(), zone);
    Decimals.Sign decimals = decimals(errors, body.decimal());
    checkConstants(errors, columns, constants, times, decimals);
    checkComplete(errors, columns, constants);
    boolean named = columns.containsKey(Field.MEMBER) || constants.containsKey(Field.MEMBER);
    MemberRef.Kind key = memberKey(errors, body.memberKey(), named);
    Mapping mapping =
        new Mapping(
            columns,
            constants,
            times,
            decimals,
            key,
            unknownMembers(errors, body.unknownMembers(), named, key),
            "skip".equals(choice(errors, "/anonymous", body.anonymous(), "record", "skip")),
            "restart"
                .equals(
                    choice(errors, "/receiptNumbers", body.receiptNumbers(), "unique", "restart")),
            prefix(errors, body.returns()),
            notProducts(errors, body.notProducts()),
            body.rulebookVersion(),
            charset(errors, body.charset()),
            delimiter(errors, body.delimiter()));
    errors.throwIfAny();
    return mapping;
  }

  /**
   * Says which columns a file does not have.
   *
   * @param header the names in its first row
   * @throws dev.regulars.shared.ProblemException 400 with every column that is not there once
   */
  void checkHeader(Mapping mapping, List<String> header) {
    FieldErrors errors = new FieldErrors();
    mapping
        .columns()
        .forEach(
            (field, name) -> {
              long found = header.stream().filter(name::equals).count();
              errors.check(
                  found > 0,
                  COLUMNS + field.json(),
                  "the file has no column '" + name + "'; it has " + names(header));
              errors.check(found <= 1, COLUMNS + field.json(), "the file has '" + name + "' twice");
            });
    errors.throwIfAny();
  }

  private static String names(List<String> header) {
    return header.stream().limit(50).collect(Collectors.joining(", "));
  }

  private static Map<Field, String> given(@Nullable FieldsBody fields) {
    return fields == null ? Map.of() : fields.given();
  }

  private static Map<Field, String> columns(FieldErrors errors, @Nullable FieldsBody body) {
    errors.require(POINTER + "/columns", body);
    Map<Field, String> columns = given(body);
    columns.forEach((field, name) -> errors.text(COLUMNS + field.json(), name, NAME_LENGTH_MAX));
    return columns;
  }

  private static void checkComplete(
      FieldErrors errors, Map<Field, String> columns, Map<Field, String> constants) {
    for (Field field : Field.values()) {
      boolean given = columns.containsKey(field) || constants.containsKey(field);
      errors.check(
          given || !field.required(),
          COLUMNS + field.json(),
          "is required, here or under constants");
    }
  }

  private void checkConstants(
      FieldErrors errors,
      Map<Field, String> columns,
      Map<Field, String> constants,
      RowTimes times,
      Decimals.Sign decimals) {
    constants.forEach(
        (field, value) -> {
          String pointer = CONSTANTS + field.json();
          errors.text(pointer, value, NAME_LENGTH_MAX);
          errors.check(!columns.containsKey(field), pointer, "is taken from a column already");
          String complaint = complaint(field, value.strip(), times, decimals);
          if (complaint != null && !value.isBlank()) {
            errors.add(pointer, complaint);
          }
        });
  }

  private @Nullable String complaint(
      Field field, String value, RowTimes times, Decimals.Sign decimals) {
    return switch (field) {
      case QUANTITY, UNIT_PRICE, DISCOUNT, TAX -> {
        BigDecimal number = decimals.read(value);
        yield number == null ? "must be a number, such as " + decimals.example() : null;
      }
      case OCCURRED_AT -> times.read(value) == null ? "must be a time" : null;
      case STORE -> StoreCode.is(value) ? null : "must be the code of a store";
      case CURRENCY ->
          value.equals(settings.currency())
              ? null
              : "must be " + settings.currency() + ", the programme's; convert the file";
      case RECEIPT, SKU, NAME, CATEGORY, BRAND, MEMBER, REGISTER -> null;
    };
  }

  private static ZoneId zone(FieldErrors errors, @Nullable String zone) {
    String pointer = POINTER + "/zone";
    if (errors.require(pointer, zone)) {
      try {
        return ZoneId.of(zone);
      } catch (DateTimeException e) {
        errors.add(pointer, "must be a zone, such as Europe/London");
      }
    }
    return ZoneOffset.UTC;
  }

  private static RowTimes times(FieldErrors errors, @Nullable String pattern, ZoneId zone) {
    String pointer = POINTER + "/timeFormat";
    errors.text(pointer, pattern, TIME_FORMAT_LENGTH_MAX);
    if (errors.has(pointer)) {
      return RowTimes.of(null, zone);
    }
    try {
      RowTimes times = RowTimes.of(pattern, zone);
      String complaint = times.complaint();
      if (complaint != null) {
        errors.add(pointer, complaint);
      }
      return times;
    } catch (IllegalArgumentException e) {
      errors.add(pointer, "must be a pattern, such as d/M/yyyy H:mm");
      return RowTimes.of(null, zone);
    }
  }

  private static Decimals.Sign decimals(FieldErrors errors, @Nullable String sign) {
    return switch (choice(errors, "/decimal", sign, ".", ",")) {
      case "." -> Decimals.Sign.DOT;
      case "," -> Decimals.Sign.COMMA;
      case null, default -> Decimals.Sign.PLAIN;
    };
  }

  private static MemberRef.@Nullable Kind memberKey(
      FieldErrors errors, @Nullable String key, boolean named) {
    String pointer = POINTER + "/memberKey";
    if (key == null) {
      errors.check(!named, pointer, "is required: what does 'member' hold?");
      return null;
    }
    for (MemberRef.Kind kind : MemberRef.Kind.values()) {
      if (kind.field().equals(key)) {
        return kind;
      }
    }
    errors.add(
        pointer,
        "must be one of "
            + Arrays.stream(MemberRef.Kind.values()).map(MemberRef.Kind::field).toList());
    return null;
  }

  private static UnknownMembers unknownMembers(
      FieldErrors errors, @Nullable String unknown, boolean named, MemberRef.@Nullable Kind key) {
    String pointer = POINTER + "/unknownMembers";
    if (named) {
      errors.require(pointer, unknown);
    }
    String chosen = choice(errors, "/unknownMembers", unknown, "enrol", "skip", "reject");
    boolean ours = key == MemberRef.Kind.ID || key == MemberRef.Kind.MEMBER_NUMBER;
    errors.check(
        !("enrol".equals(chosen) && ours),
        pointer,
        "must be skip or reject: this key is given by the programme, not by a file");
    return switch (Objects.requireNonNullElse(chosen, "reject")) {
      case "enrol" -> UnknownMembers.ENROL;
      case "skip" -> UnknownMembers.SKIP;
      default -> UnknownMembers.REJECT;
    };
  }

  private static @Nullable String choice(
      FieldErrors errors, String field, @Nullable String value, String... choices) {
    List<String> possible = List.of(choices);
    if (value == null || possible.contains(value)) {
      return value;
    }
    errors.add(POINTER + field, "must be one of " + possible);
    return null;
  }

  private static @Nullable String prefix(
      FieldErrors errors, MappingBody.@Nullable ReturnsBody returns) {
    if (returns == null) {
      return null;
    }
    errors.requireText(
        POINTER + "/returns/receiptPrefix", returns.receiptPrefix(), CODE_LENGTH_MAX);
    return returns.receiptPrefix();
  }

  private static Set<String> notProducts(
      FieldErrors errors, @Nullable List<@Nullable String> codes) {
    String pointer = POINTER + "/notProducts";
    errors.list(pointer, codes, NOT_PRODUCTS_MAX);
    Set<String> notProducts = new HashSet<>();
    for (int i = 0; codes != null && i < Math.min(codes.size(), NOT_PRODUCTS_MAX); i++) {
      String code = codes.get(i);
      errors.text(pointer + "/" + i, code, CODE_LENGTH_MAX);
      if (code != null) {
        notProducts.add(code.strip());
      }
    }
    return notProducts;
  }

  private static Charset charset(FieldErrors errors, @Nullable String name) {
    if (name == null) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      errors.add(POINTER + "/charset", "must be a character set, such as UTF-8 or windows-1252");
      return StandardCharsets.UTF_8;
    }
  }

  private static char delimiter(FieldErrors errors, @Nullable String delimiter) {
    if (delimiter == null) {
      return ',';
    }
    boolean right =
        delimiter.length() == 1
            && !Character.isLetterOrDigit(delimiter.charAt(0))
            && "\"\r\n".indexOf(delimiter.charAt(0)) < 0;
    errors.check(right, POINTER + "/delimiter", "must be one character, such as ; or |");
    return right ? delimiter.charAt(0) : ',';
  }
}
