package dev.regulars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The programme's settings, for tests that change them. They have a server of their own. */
public final class GivenProgramme {

  private static final String PROGRAMME = "/v1/programme";

  private final Till admin;

  public GivenProgramme(Shop shop) {
    this.admin = shop.as(Role.ADMIN);
  }

  /** Changes settings at once; has to work. */
  public void is(Map<String, ?> settings) {
    Answer changed = asked(Map.of("settings", settings));
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
  }

  /** Changes settings from a moment on; has to work. */
  public void becomes(OffsetDateTime from, Map<String, ?> settings) {
    Answer changed =
        asked(
            Map.of(
                "settings",
                settings,
                "validFrom",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(from)));
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
  }

  /** Asks for a change. */
  public Answer asked(Map<String, ?> body) {
    return admin.send(
        "PUT",
        PROGRAMME,
        "application/json",
        Till.written(body).getBytes(StandardCharsets.UTF_8),
        "If-Match",
        admin.get(PROGRAMME).header("ETag").orElseThrow());
  }
}
