package dev.regulars.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as it is shown and kept.
 *
 * @param id of the person or the API key; null for the system
 * @param name as it was at that moment
 */
public record Who(@Nullable UUID id, String name, Kind kind) {

  /** What the server does by itself, such as publishing at a time that somebody set. */
  public static final Who SYSTEM = new Who(null, "Regulars", Kind.SYSTEM);

  /** What did it. */
  public enum Kind {
    @JsonProperty("person")
    PERSON,
    @JsonProperty("key")
    KEY,
    /** A customer; named by their number, for the log outlives them. */
    @JsonProperty("member")
    MEMBER,
    @JsonProperty("system")
    SYSTEM;

    /** As it stands in JSON and in the database. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a {@link #code}. */
    public static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
