package dev.regulars.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;

/** What a caller is there for. */
public enum Role {
  /** May do everything. */
  @JsonProperty("admin")
  ADMIN,
  /** Writes rules and looks at what they do. */
  @JsonProperty("marketer")
  MARKETER,
  /** Puts rules into force, never their own. */
  @JsonProperty("approver")
  APPROVER,
  /** Helps members and corrects mistakes. */
  @JsonProperty("support")
  SUPPORT,
  /** A point of sale. */
  @JsonProperty("till")
  TILL,
  /** A customer, who sees their own data and nothing else; nobody is given this role. */
  @Hidden
  @JsonProperty("member")
  MEMBER;

  /** As it stands in JSON and in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a {@link #code}. */
  public static Role of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
