package dev.regulars.purchase;

import dev.regulars.shared.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a command. Answers are JSON, written once and kept for replays. */
sealed interface Outcome {

  /**
   * It was booked just now.
   *
   * @param friend whose purchase may decide a referral, null for nobody's
   */
  record Booked(UUID id, String answer, @Nullable UUID friend) implements Outcome {}

  /** It had been booked before; the first answer again. */
  record Replayed(UUID id, String answer) implements Outcome {}

  /** It was decided, and nothing was kept. */
  record Quoted(String answer) implements Outcome {}

  /** It was not booked. */
  record Refused(Problem problem) implements Outcome {}
}
