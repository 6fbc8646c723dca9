package dev.regulars.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Days in a row for which a member has a plan, but for those on which it is paused.
 *
 * @param kind how they came to it
 * @param startsOn its first day
 * @param endsOn its last day, null for no end; it moves on when a pause is over
 * @param sourceId the purchase or redemption that gave it, null for none
 * @param line of the purchase, null for none
 * @param paidMinor what was paid for it, in minor units; null where nothing was
 * @param pauses oldest first; the last one may still go on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Term(
    UUID id,
    Kind kind,
    LocalDate startsOn,
    @Nullable LocalDate endsOn,
    @Nullable UUID sourceId,
    @Nullable Integer line,
    @Nullable Long paidMinor,
    List<Pause> pauses) {

  /** How somebody comes to a term. */
  public enum Kind {
    @JsonProperty("trial")
    TRIAL,
    @JsonProperty("paid")
    PAID,
    @JsonProperty("given")
    GIVEN,
    @JsonProperty("points")
    POINTS
  }

  /**
   * Days that do not count.
   *
   * @param from its first day
   * @param until its last day, null while it goes on
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Pause(LocalDate from, @Nullable LocalDate until) {

    boolean covers(LocalDate day) {
      return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** 0 for one that goes on: it has moved nothing yet. */
    long days() {
      return until == null ? 0 : days(from, until);
    }

    private static long days(LocalDate from, LocalDate until) {
      return until.toEpochDay() - from.toEpochDay() + 1;
    }
  }

  public Term {
    pauses = List.copyOf(pauses);
  }

  boolean covers(LocalDate day) {
    return !day.isBefore(startsOn)
        && !isOver(day)
        && pauses.stream().noneMatch(pause -> pause.covers(day));
  }

  /** Whether its last day lies before a day; one that is paused is not over. */
  boolean isOver(LocalDate day) {
    return endsOn != null && endsOn.isBefore(day) && !isPaused();
  }

  boolean isPaused() {
    return !pauses.isEmpty() && pauses.getLast().until() == null;
  }

  /** The same, of which no day counts from a day on. */
  Term paused(LocalDate from) {
    List<Pause> more = new ArrayList<>(pauses);
    more.add(new Pause(from, null));
    return with(startsOn, endsOn, more);
  }

  /** The same, which goes on from a day on: the days that were left then are left now. */
  Term resumed(LocalDate on) {
    if (!isPaused()) {
      return this;
    }
    List<Pause> all = new ArrayList<>(pauses);
    Pause pause = all.removeLast();
    long days = on.toEpochDay() - pause.from().toEpochDay();
    if (days > 0) {
      all.add(new Pause(pause.from(), on.minusDays(1)));
    }
    return with(startsOn, endsOn == null ? null : endsOn.plusDays(days), all);
  }

  /** The same, as many days later; earlier where below 0. */
  Term moved(long days) {
    return days == 0
        ? this
        : with(startsOn.plusDays(days), endsOn == null ? null : endsOn.plusDays(days), pauses);
  }

  /** The same, over with the day before; null where nothing is left of it. */
  @Nullable Term endedBefore(LocalDate day) {
    if (!startsOn.isBefore(day)) {
      return null;
    }
    Term running = resumed(day);
    LocalDate last = day.minusDays(1);
    boolean isLater = running.endsOn == null || running.endsOn.isAfter(last);
    return isLater ? running.with(startsOn, last, running.pauses) : running;
  }

  /**
   * What of its price belongs to the days after a day, rounded down to a minor unit; a day that has
   * begun is used.
   */
  long unusedMinor(LocalDate day) {
    if (paidMinor == null || endsOn == null) {
      return 0;
    }
    long all = Pause.days(startsOn, endsOn) - pauses.stream().mapToLong(Pause::days).sum();
    LocalDate used = isPaused() ? pauses.getLast().from().minusDays(1) : day;
    long left = Math.max(0, Math.min(all, endsOn.toEpochDay() - used.toEpochDay()));
    return Math.multiplyExact(paidMinor, left) / all;
  }

  private Term with(LocalDate starts, @Nullable LocalDate ends, List<Pause> all) {
    return new Term(id, kind, starts, ends, sourceId, line, paidMinor, all);
  }
}
