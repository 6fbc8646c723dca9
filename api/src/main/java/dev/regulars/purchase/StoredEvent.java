package dev.regulars.purchase;

import dev.regulars.programme.ProgrammeVersion;
import dev.regulars.rulebook.Edition;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is kept.
 *
 * @param event without its key and member
 * @param facts what its decision was made from, null where there was none
 * @param points accrued, before a reversal
 */
record StoredEvent(
    UUID id,
    UUID memberId,
    int rulebookVersion,
    RecordEvent event,
    @Nullable KeptFacts facts,
    long points) {

  /** What decided it. */
  Edition edition() {
    return facts == null
        ? new Edition(rulebookVersion, ProgrammeVersion.FIRST)
        : facts.edition(rulebookVersion);
  }

  /** What its decision was made from. */
  static Facts whole(RecordEvent event, KeptFacts kept) {
    ZonedDateTime at = event.occurredAt().atZoneSameInstant(kept.zone());
    return kept.facts(
        new Happening(event.name(), at, null, Set.of(), null, event.attributes(), Set.of()), null);
  }

  /** The day that it counted for. */
  static LocalDate day(RecordEvent event, KeptFacts kept) {
    return event.occurredAt().atZoneSameInstant(kept.zone()).toLocalDate();
  }
}
