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
  private @Nullable UUID id;

  Waiting(
      @Nullable UUID id,
      Command command,
      @Nullable Integer rulebookVersion,
      @Nullable MonoSink<Outcome> caller) {
    this.id = id;
    this.command = command;
    this.rulebookVersion = rulebookVersion;
    this.caller = caller;
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
