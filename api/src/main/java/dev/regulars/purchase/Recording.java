package dev.regulars.purchase;

import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened at a till or elsewhere, for rules to award. */
sealed interface Recording extends Command permits RecordPurchase, RecordEvent {

  /** The store's code, null for an event without one. */
  @Nullable String store();

  OffsetDateTime occurredAt();

  /** Its own attributes, scalars written as text. */
  Map<String, String> attributes();
}
