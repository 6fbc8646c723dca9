package dev.regulars.me;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to a member.
 *
 * @param memberId whose it is; null where nobody has the address, or not yet
 * @param kind {@code code}, {@code answer} or {@code referral}
 * @param recipient an e-mail address, or a phone number that begins with +; null for nobody: it is
 *     kept like the others and goes nowhere
 * @param body plain text, its paragraphs with an empty line between them
 * @param givenUpAt after which it is worth nothing; null for a day later
 */
record Mail(
    @Nullable UUID memberId,
    String kind,
    @Nullable String recipient,
    String subject,
    String body,
    @Nullable Instant givenUpAt) {

  static final String CODE = "code";
  static final String ANSWER = "answer";
  static final String REFERRAL = "referral";

  /** One that is to be sent now, for the n-th time. */
  record Due(
      UUID id, String recipient, String subject, String body, int attempts, Instant givenUpAt) {}
}
