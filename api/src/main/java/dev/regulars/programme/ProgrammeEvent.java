package dev.regulars.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.outbox.EventPayload;
import org.jspecify.annotations.Nullable;

/** What happens to the programme. */
public sealed interface ProgrammeEvent extends EventPayload {

  /**
   * A version of the settings is in force, or will be, or will not be after all.
   *
   * @param version its number
   * @param state {@code in-force}, {@code scheduled} or {@code withdrawn}
   * @param validFrom from when on, as in {@code 2027-01-01T00:00:00Z}; missing for one that was
   *     withdrawn
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ProgrammeChanged(int version, String state, @Nullable String validFrom)
      implements ProgrammeEvent {

    public static final String TYPE = "programme.changed";

    @Override
    public String type() {
      return TYPE;
    }
  }
}
