package dev.regulars.imports;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a file is to be read, as it is sent; checked by {@link MappingForm}. */
@Schema(
    name = "ImportMapping",
    requiredProperties = {"columns", "zone"})
record MappingBody(
    @Schema(description = "The column of each field, by its name in the header")
        @Nullable FieldsBody columns,
    @Schema(description = "Values of fields that no column has") @Nullable FieldsBody constants,
    @Schema(
            description = "Of times that are written without an offset",
            example = "Europe/London",
            minLength = 1,
            maxLength = MappingForm.ZONE_LENGTH_MAX)
        @Nullable String zone,
    @Schema(
            description =
                "Pattern of the times (java.time.format.DateTimeFormatter), read strictly: there is"
                    + " no 31.11.; left out: 2010-12-01 08:26:00 and ISO 8601, with or without"
                    + " offset",
            example = "d/M/yyyy H:mm",
            minLength = 1,
            maxLength = MappingForm.TIME_FORMAT_LENGTH_MAX)
        @Nullable String timeFormat,
    @Schema(
            description =
                "Before the decimals of a number: . or , and the other one may stand between groups"
                    + " of three digits; left out: a dot, and no groups",
            allowableValues = {".", ","},
            example = ",")
        @Nullable String decimal,
    @Schema(
            description = "What the column 'member' holds",
            allowableValues = {"id", "memberNumber", "card", "phone", "email", "externalId"},
            example = "externalId")
        @Nullable String memberKey,
    @Schema(
            description = "enrol (without an award for joining), skip or reject",
            allowableValues = {"enrol", "skip", "reject"},
            example = "enrol")
        @Nullable String unknownMembers,
    @Schema(
            description =
                "Purchases without a member: record (the default; they award nothing) or skip",
            allowableValues = {"record", "skip"},
            example = "record")
        @Nullable String anonymous,
    @Schema(
            description =
                "Numbers of receipts: unique (the default; a number that comes on two days is"
                    + " rejected) or restart, where they start again each day or year: a receipt is"
                    + " known by its number and day, as 0001/2026-11-20, and one that goes past"
                    + " midnight is two",
            allowableValues = {"unique", "restart"},
            example = "unique")
        @Nullable String receiptNumbers,
    @Schema(description = "Rows with a negative quantity are returns in any case")
        @Nullable ReturnsBody returns,
    @ArraySchema(
            maxItems = MappingForm.NOT_PRODUCTS_MAX,
            schema = @Schema(minLength = 1, maxLength = MappingForm.CODE_LENGTH_MAX),
            arraySchema =
                @Schema(
                    description =
                        "Codes in the column 'sku' that are no products; exactly as written"))
        @Nullable List<@Nullable String> notProducts,
    @Schema(
            description =
                "Decides everything: a version that is live or was (`live` or `superseded`), never"
                    + " one that was only handed in, approved or scheduled; left out: the version"
                    + " in force when the purchase happened",
            minimum = "1")
        @Nullable Integer rulebookVersion,
    @Schema(
            description = "UTF-8 where left out",
            example = "windows-1252",
            minLength = 1,
            maxLength = MappingForm.CHARSET_LENGTH_MAX)
        @Nullable String charset,
    @Schema(description = "A comma where left out", example = ";", minLength = 1, maxLength = 1)
        @Nullable String delimiter) {

  /** The delimiter, of a mapping that was taken. */
  char delimiterOr(char usual) {
    return delimiter == null ? usual : delimiter.charAt(0);
  }

  /** What tells a return. */
  @Schema(name = "ImportReturns")
  record ReturnsBody(
      @Schema(
              description = "Receipts that begin with it are returns",
              example = "C",
              minLength = 1,
              maxLength = MappingForm.CODE_LENGTH_MAX)
          @Nullable String receiptPrefix) {}

  /** A text for each field. */
  @Schema(name = "ImportFields")
  record FieldsBody(
      @Schema(minLength = 1, maxLength = MappingForm.NAME_LENGTH_MAX) @Nullable String receipt,
      @Schema(minLength = 1, maxLength = MappingForm.NAME_LENGTH_MAX) @Nullable String sku,
      @Schema(minLength = 1, maxLength = MappingForm.NAME_LENGTH_MAX) @Nullable String name,
      @Schema(minLength = 1, maxLength = MappingForm.NAME_LENGTH_MAX) @Nullable String category,
      @Schema(minLength = 1, maxLength = MappingForm.NAME_LENGTH_MAX) @Nullable String brand,
      @Schema(minLength = 1, maxLength = MappingForm.NAME_LENGTH_MAX) @Nullable String quantity,
      @Schema(
              description =
                  "In major units, such as 2.55, with at most 6 digits after the dot; the row's"
                      + " amount is rounded once. Below 0 for what is taken off the rest of the"
                      + " receipt (a coupon, empties): it is spread over the lines",
              minLength = 1,
              maxLength = MappingForm.NAME_LENGTH_MAX)
          @Nullable String unitPrice,
      @Schema(
              description = "Off the whole row, in major units",
              minLength = 1,
              maxLength = MappingForm.NAME_LENGTH_MAX)
          @Nullable String discount,
      @Schema(
              description = "Contained in the row's amount, in major units",
              minLength = 1,
              maxLength = MappingForm.NAME_LENGTH_MAX)
          @Nullable String tax,
      @Schema(minLength = 1, maxLength = MappingForm.NAME_LENGTH_MAX) @Nullable String occurredAt,
      @Schema(minLength = 1, maxLength = MappingForm.NAME_LENGTH_MAX) @Nullable String member,
      @Schema(minLength = 1, maxLength = MappingForm.NAME_LENGTH_MAX) @Nullable String store,
      @Schema(minLength = 1, maxLength = MappingForm.NAME_LENGTH_MAX) @Nullable String register,
      @Schema(minLength = 1, maxLength = MappingForm.NAME_LENGTH_MAX) @Nullable String currency) {

    /** The fields that are given. */
    Map<Field, String> given() {
      Map<Field, String> given = new EnumMap<>(Field.class);
      for (Field field : Field.values()) {
        String text = text(field);
        if (text != null) {
          given.put(field, text);
        }
      }
      return given;
    }

    private @Nullable String text(Field field) {
      return switch (field) {
        case RECEIPT -> receipt;
        case SKU -> sku;
        case NAME -> name;
        case CATEGORY -> category;
        case BRAND -> brand;
        case QUANTITY -> quantity;
        case UNIT_PRICE -> unitPrice;
        case DISCOUNT -> discount;
        case TAX -> tax;
        case OCCURRED_AT -> occurredAt;
        case MEMBER -> member;
        case STORE -> store;
        case REGISTER -> register;
        case CURRENCY -> currency;
      };
    }
  }
}
