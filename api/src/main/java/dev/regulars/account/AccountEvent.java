package dev.regulars.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.outbox.EventPayload;
import org.jspecify.annotations.Nullable;

/** What happens to points and tiers. */
public sealed interface AccountEvent extends EventPayload {

  /**
   * Points came to a member or went from them. Of accruals and returns it is not told: purchases,
   * events and returns tell of themselves. The source is what they were moved for, or the transfer.
   *
   * @param kind of movement, as in a member's history
   * @param account of the programme: {@code issued}, {@code redeemed}, {@code expired}, {@code
   *     adjusted} or {@code transferred}
   * @param points positive for the member, negative against
   * @param rule that moved them, missing for none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PointsMoved(String kind, String account, long points, @Nullable String rule)
      implements AccountEvent {

    public static final String TYPE = "points.moved";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * Another tier is held than before, or the same one for another time, whatever led to it. Days
   * are those of the programme, such as {@code 2027-12-31}.
   *
   * @param cause {@code reached}, {@code taken-back}, {@code kept}, {@code ended} or {@code given}
   * @param from the tier before, missing for none
   * @param to the tier held now, missing for none
   * @param since its first day, missing for none
   * @param until its last day, missing for no end
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TierChanged(
      String cause,
      @Nullable String from,
      @Nullable String to,
      @Nullable String since,
      @Nullable String until)
      implements AccountEvent {

    public static final String TYPE = "tier.changed";

    static TierChanged of(TierHistory tiers) {
      HeldTier held = tiers.held();
      return new TierChanged(
          tiers.cause().code(),
          tiers.first().code(),
          held.code(),
          held.since() == null ? null : held.since().toString(),
          held.until() == null ? null : held.until().toString());
    }

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * Points expire soon; told once for each distance that the programme names, and again where their
   * last day moved on.
   *
   * @param points that expire then, unless they are spent before; those held for a redemption are
   *     not counted
   * @param on their last day, such as {@code 2027-12-31}
   * @param days the distance; the event is late where nobody looked on its day
   */
  record PointsExpiring(long points, String on, int days) implements AccountEvent {

    public static final String TYPE = "points.expiring";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * A tier ends soon, unless what its rules ask for is met until then; told once for each distance
   * that the programme names.
   *
   * @param tier code of the tier
   * @param until its last day, such as {@code 2027-12-31}
   * @param days the distance; the event is late where nobody looked on its day
   */
  record TierEnding(String tier, String until, int days) implements AccountEvent {

    public static final String TYPE = "tier.ending";

    @Override
    public String type() {
      return TYPE;
    }
  }
}
