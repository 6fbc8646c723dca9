package dev.regulars.member;

import java.util.Locale;

/**
 * How a caller names a member: by one of the keys that are unique to them.
 *
 * @param value normalised as the member's own key is (e-mail in lower case, phone in E.164)
 */
public record MemberRef(Kind kind, String value) {

  /** The keys a member can be named by. */
  public enum Kind {
    ID("id"),
    MEMBER_NUMBER("memberNumber"),
    CARD("card"),
    PHONE("phone"),
    EMAIL("email"),
    EXTERNAL_ID("externalId");

    private final String field;

    Kind(String field) {
      this.field = field;
    }

    /** The JSON field of this key. */
    public String field() {
      return field;
    }
  }

  /** For logs: the kind only, since the value may tell who it is. */
  @Override
  public String toString() {
    return "member by " + kind.name().toLowerCase(Locale.ROOT);
  }
}
