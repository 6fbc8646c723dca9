package dev.regulars.purchase;

import dev.regulars.shared.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/** A command in the waiting room, and who waits for its outcome. */
final class Waiting {

  private final Command command;
  private final @Nullable Integer rulebookVersion;
  private final @Nullable MonoSink<Outcome> caller;
  private final Outcome turnedAway;
  private final boolean patient;
  private @Nullable UUID id;
  private long arrivedAt;

  private Waiting(
      @Nullable UUID id,
      Command command,
      @Nullable Integer rulebookVersion,
      @Nullable MonoSink<Outcome> caller,
      boolean patient,
      Outcome turnedAway) {
    this.id = id;
    this.command = command;
    this.rulebookVersion = rulebookVersion;
    this.caller = caller;
    this.patient = patient;
    this.turnedAway = turnedAway;
  }

  /** A till's: it is told soon where there is too much to do. */
  static Waiting till(
      Command command,
      @Nullable Integer rulebookVersion,
      @Nullable MonoSink<Outcome> caller,
      Outcome turnedAway) {
    return new Waiting(null, command, rulebookVersion, caller, false, turnedAway);
  }

  /** A stream's or an import's, which can wait for as long as it takes. */
  static Waiting patient(
      @Nullable UUID id,
      Command command,
      @Nullable Integer rulebookVersion,
      MonoSink<Outcome> caller,
      Outcome turnedAway) {
    return new Waiting(id, command, rulebookVersion, caller, true, turnedAway);
  }

  boolean isPatient() {
    return patient;
  }

  /** When it came, by the lane's clock. */
  long arrivedAt() {
    return arrivedAt;
  }

  void arrived(long nanoTime) {
    arrivedAt = nanoTime;
  }

  /** Says that there was no room for it; it has not been booked. */
  void turnAway() {
    answer(turnedAway);
  }

  Command command() {
    return command;
  }

  /** The version that decides, null for the one in force when it happened. */
  @Nullable Integer rulebookVersion() {
    return rulebookVersion;
  }

  /** What it will be known by; the same however often it is tried. */
  UUID id(Ids ids) {
    if (id == null) {
      id = ids.next();
    }
    return id;
  }

  void answer(Outcome outcome) {
    if (caller != null) {
      caller.success(outcome);
    }
  }
}
