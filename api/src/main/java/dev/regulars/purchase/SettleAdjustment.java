package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.regulars.account.Adjustment;
import dev.regulars.security.Who;
import dev.regulars.shared.Idempotency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with an adjustment. Repeated, it answers what the first step answered.
 *
 * @param reason null where none was given
 * @param memberId whose balance; like what follows not part of the JSON
 * @param key the request's
 * @param by who decides
 * @param isAbove whether they may decide about what others ask for
 */
record SettleAdjustment(
    Step step,
    UUID adjustmentId,
    @Nullable String reason,
    @JsonIgnore UUID memberId,
    @JsonIgnore Idempotency.Request key,
    @JsonIgnore Who by,
    @JsonIgnore boolean isAbove)
    implements Command.OfAccount {

  /** What becomes of it. */
  enum Step {
    APPROVE(Adjustment.State.BOOKED, "approved"),
    REJECT(Adjustment.State.REJECTED, "rejected"),
    /** Taken back after it was booked, or withdrawn before. */
    CANCEL(Adjustment.State.CANCELLED, "cancelled");

    private final Adjustment.State leadsTo;
    private final String done;

    Step(Adjustment.State leadsTo, String done) {
      this.leadsTo = leadsTo;
      this.done = done;
    }

    Adjustment.State leadsTo() {
      return leadsTo;
    }

    /** As a participle. */
    String done() {
      return done;
    }
  }

  @Override
  public Identity.RequestKey identity() {
    return new Identity.RequestKey(key);
  }
}
