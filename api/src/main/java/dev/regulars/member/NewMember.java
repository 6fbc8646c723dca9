package dev.regulars.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be enrolled, checked and in normal form.
 *
 * @param externalId their identifier in another system
 * @param email in lower case
 * @param phone as {@link MemberKeys#phone} has it
 * @param cards without spaces
 * @param attributes scalars by name
 * @param referralCode of who invited them, as it was typed; for who enrols them to join them
 * @param enrolledAt null for now
 */
public record NewMember(
    @Nullable String externalId,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable LocalDate birthday,
    List<String> cards,
    Map<String, Object> attributes,
    @Nullable String referralCode,
    @Nullable Instant enrolledAt) {

  public NewMember {
    cards = List.copyOf(cards);
    attributes = Map.copyOf(attributes);
  }

  /**
   * Somebody of whom only one key is known, as an import finds them.
   *
   * @param reference any kind but {@code ID} and {@code MEMBER_NUMBER}, which are given here
   */
  public static NewMember knownBy(MemberRef reference, @Nullable Instant enrolledAt) {
    String value = reference.value();
    return switch (reference.kind()) {
      case EXTERNAL_ID -> of(value, null, null, List.of(), enrolledAt);
      case EMAIL -> of(null, value, null, List.of(), enrolledAt);
      case PHONE -> of(null, null, value, List.of(), enrolledAt);
      case CARD -> of(null, null, null, List.of(value), enrolledAt);
      case ID, MEMBER_NUMBER ->
          throw new IllegalArgumentException("a new member has no " + reference.kind().field());
    };
  }

  private static NewMember of(
      @Nullable String externalId,
      @Nullable String email,
      @Nullable String phone,
      List<String> cards,
      @Nullable Instant enrolledAt) {
    return new NewMember(externalId, null, email, phone, null, cards, Map.of(), null, enrolledAt);
  }
}
