package dev.regulars.referral;

import dev.regulars.outbox.EventPayload;
import java.util.UUID;

/** What happens with referrals; the source is the referral. */
public sealed interface ReferralEvent extends EventPayload {

  /** A friend joined with a code. It is about the friend. */
  record ReferralJoined(UUID referralId) implements ReferralEvent {

    public static final String TYPE = "referral.joined";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * A referral came further. It is about one of its two members, and each has one of their own.
   *
   * @param side what the member is in it: {@code referrer} or {@code friend}
   * @param state in which it is, and {@code before} in which it was
   */
  record ReferralChanged(UUID referralId, String side, String state, String before)
      implements ReferralEvent {

    public static final String TYPE = "referral.changed";

    @Override
    public String type() {
      return TYPE;
    }
  }
}
