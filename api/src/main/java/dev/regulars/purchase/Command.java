package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened at a till or elsewhere, validated, to be decided and booked. */
sealed interface Command permits RecordPurchase, RecordEvent {

  /** The store's code, null for an event without one. */
  @Nullable String store();

  OffsetDateTime occurredAt();

  /** Whom to award, null for nobody known. */
  @Nullable MemberRef member();

  /** What makes it this command and no other. */
  Identity identity();

  /** Its own attributes, scalars written as text. */
  Map<String, String> attributes();

  /** What keeps the commands of one member in order, and the retries of one command together. */
  int lane();
}
