package dev.regulars.me;

import dev.regulars.outbox.EventPayload;
import java.util.UUID;

/** What becomes of what members say; the source is the feedback. */
public sealed interface FeedbackEvent extends EventPayload {

  /** Somebody answered. */
  record FeedbackAnswered(UUID feedbackId) implements FeedbackEvent {

    public static final String TYPE = "feedback.answered";

    @Override
    public String type() {
      return TYPE;
    }
  }
}
