package dev.regulars.member;

import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Problems;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A change of a member as a JSON merge patch (RFC 7396): a field that is missing stays, null
 * removes it, a list is replaced, attributes are merged one by one.
 */
record MemberChange(Body body, Set<String> given) {

  private static final Set<String> STATUS = Set.of("active", "blocked");

  /** The fields that may be changed. */
  @Schema(
      name = "MemberChange",
      description = "A JSON merge patch: what is missing stays, null removes")
  record Body(
      @Schema(minLength = 1, maxLength = 100) @Nullable String externalId,
      @Schema(minLength = 1, maxLength = 200) @Nullable String name,
      @Schema(maxLength = 254) @Nullable String email,
      @Schema(minLength = 1, maxLength = MemberRefBody.LENGTH_MAX) @Nullable String phone,
      @Nullable LocalDate birthday,
      @ArraySchema(
              maxItems = 20,
              schema =
                  @Schema(pattern = MemberForm.CARD_PATTERN, maxLength = MemberRefBody.LENGTH_MAX))
          @Nullable List<@Nullable String> cards,
      @Schema(maxProperties = 50) @Nullable Map<String, @Nullable Object> attributes,
      @Schema(allowableValues = {"active", "blocked"}) @Nullable String status) {}

  /** Reads the patch; unknown fields and wrong types are refused as everywhere. */
  static MemberChange read(JsonMapper json, JsonNode patch) {
    if (!patch.isObject()) {
      FieldErrors errors = new FieldErrors();
      errors.add("", "must be an object");
      throw new ProblemException(Problem.malformed(errors.list()));
    }
    try {
      return new MemberChange(
          json.treeToValue(patch, Body.class), Set.copyOf(patch.propertyNames()));
    } catch (JacksonException e) {
      throw new ProblemException(Problems.ofJson(e));
    }
  }

  /**
   * The member after the change.
   *
   * @param attributes as they are now
   * @param today in the programme's zone
   * @param phones of the programme's country
   */
  Changed apply(
      MemberRow member, Map<String, Object> attributes, LocalDate today, PhoneNumbers phones) {
    MemberForm form = new MemberForm(phones);
    Changed changed =
        new Changed(
            member.id(),
            has("externalId") ? form.externalId(body.externalId()) : member.externalId(),
            has("name") ? form.name(body.name()) : member.name(),
            has("email") ? form.email(body.email()) : member.email(),
            has("phone") ? form.phone(body.phone()) : member.phone(),
            has("birthday") ? form.birthday(body.birthday(), today) : member.birthday(),
            has("cards") ? form.cards(body.cards()) : member.cards(),
            has("attributes") ? merged(attributes, form) : attributes,
            has("status") ? status(form) : member.status());
    form.errors().throwIfAny();
    return changed;
  }

  private boolean has(String field) {
    return given.contains(field);
  }

  private Map<String, Object> merged(Map<String, Object> attributes, MemberForm form) {
    if (body.attributes() == null) {
      return Map.of();
    }
    Map<String, @Nullable Object> merged = new TreeMap<>(attributes);
    body.attributes()
        .forEach(
            (name, value) -> {
              if (value == null) {
                merged.remove(name);
              } else {
                merged.put(name, value);
              }
            });
    return form.attributes(merged);
  }

  private String status(MemberForm form) {
    String status = String.valueOf(body.status());
    form.errors().check(STATUS.contains(status), "/status", "must be active or blocked");
    return status;
  }

  /** A member's fields as they are to be kept. */
  record Changed(
      UUID id,
      @Nullable String externalId,
      @Nullable String name,
      @Nullable String email,
      @Nullable String phone,
      @Nullable LocalDate birthday,
      List<String> cards,
      Map<String, Object> attributes,
      String status) {

    List<MemberRef> keys() {
      return KeyOwners.keys(externalId, cards, email, phone);
    }
  }
}
