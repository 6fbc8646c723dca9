package dev.regulars.member;

import dev.regulars.shared.FieldErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member in a request: exactly one of the keys. */
@Schema(
    name = "MemberRef",
    description = "Exactly one of the keys",
    example = "{\"card\": \"4000123\"}")
public record MemberRefBody(
    @Nullable UUID id,
    @Schema(minLength = 1, maxLength = 200) @Nullable String memberNumber,
    @Schema(minLength = 1, maxLength = 200) @Nullable String card,
    @Schema(minLength = 1, maxLength = 200) @Nullable String phone,
    @Schema(minLength = 1, maxLength = 200) @Nullable String email,
    @Schema(minLength = 1, maxLength = 200) @Nullable String externalId) {

  /** The most characters of a key, as it is typed. */
  public static final int LENGTH_MAX = 200;

  /**
   * The member that is meant.
   *
   * @param pointer where this body is in the request
   * @param phones of the programme's country
   * @return null, with an error added, unless there is exactly one key
   */
  public @Nullable MemberRef read(FieldErrors errors, String pointer, PhoneNumbers phones) {
    Map<MemberRef.Kind, String> given = new EnumMap<>(MemberRef.Kind.class);
    put(given, MemberRef.Kind.ID, id == null ? null : id.toString());
    put(given, MemberRef.Kind.MEMBER_NUMBER, memberNumber);
    put(given, MemberRef.Kind.CARD, card);
    put(given, MemberRef.Kind.PHONE, phone);
    put(given, MemberRef.Kind.EMAIL, email);
    put(given, MemberRef.Kind.EXTERNAL_ID, externalId);
    if (given.size() != 1) {
      errors.add(
          pointer, "must have exactly one of id, memberNumber, card, phone, email and externalId");
      return null;
    }
    Map.Entry<MemberRef.Kind, String> key = given.entrySet().iterator().next();
    String field = pointer + "/" + key.getKey().field();
    errors.text(field, key.getValue(), LENGTH_MAX);
    String normal = normal(key.getKey(), key.getValue(), phones);
    if (normal == null) {
      errors.check(errors.has(field), field, "is not of the right form");
      return null;
    }
    return new MemberRef(key.getKey(), normal);
  }

  private static void put(
      Map<MemberRef.Kind, String> given, MemberRef.Kind kind, @Nullable String value) {
    if (value != null) {
      given.put(kind, value);
    }
  }

  private static @Nullable String normal(MemberRef.Kind kind, String value, PhoneNumbers phones) {
    return switch (kind) {
      case ID -> value;
      case MEMBER_NUMBER -> MemberKeys.memberNumber(value);
      case CARD -> MemberKeys.card(value);
      case PHONE -> phones.normal(value);
      case EMAIL -> MemberKeys.email(value);
      case EXTERNAL_ID -> MemberKeys.externalId(value);
    };
  }
}
