package dev.regulars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Till.Answer;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The demo's clock, for tests that let days pass. They have a server of their own. */
public final class Days {

  private static final String CLOCK = "/v1/demo/clock";
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final Till admin;

  public Days(Till admin) {
    this.admin = admin;
  }

  /** Which time it is. */
  public OffsetDateTime now() {
    return time(admin.get(CLOCK));
  }

  /** Lets a period or duration pass, such as {@code P30D}; gives what ran. */
  public Answer pass(String advance) {
    return moved(admin.post(CLOCK, Till.written(Map.of("advance", advance))));
  }

  /** Lets time pass until a moment; gives what ran. */
  public Answer until(OffsetDateTime moment) {
    return moved(
        admin.post(
            CLOCK,
            Till.written(Map.of("to", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment)))));
  }

  private static Answer moved(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static OffsetDateTime time(Answer answer) {
    return OffsetDateTime.parse(answer.text("/now")).atZoneSameInstant(ZONE).toOffsetDateTime();
  }
}
