package dev.regulars.referral;

import dev.regulars.outbox.EventPayload;
import java.util.UUID;

/** What happens with referrals. The event is about the friend; its source is the referral. */
public sealed interface ReferralEvent extends EventPayload {

  /** A friend joined with a code. */
  record ReferralJoined(UUID referralId) implements ReferralEvent {

    public static final String TYPE = "referral.joined";

    @Override
    public String type() {
      return TYPE;
    }
  }
}
