package dev.regulars.programme;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** Which day it is in the programme's zone, by the server's one clock. */
@Component
public class Today {

  private final Clock clock;
  private final ProgrammeSettings settings;

  Today(Clock clock, ProgrammeSettings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  /** The day that it is now. */
  public LocalDate date() {
    return at(clock.instant());
  }

  /** The time that it is now, in the programme's zone. */
  public ZonedDateTime now() {
    return clock.instant().atZone(settings.zone());
  }

  /** The moment at which a day begins, which is not always midnight. */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(settings.zone()).toInstant();
  }

  /** The day that it was, or will be, at a moment, in the programme's zone of now. */
  public LocalDate at(Instant moment) {
    return LocalDate.ofInstant(moment, settings.zone());
  }
}
