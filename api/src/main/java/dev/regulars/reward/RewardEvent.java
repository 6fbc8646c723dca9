package dev.regulars.reward;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.outbox.EventPayload;
import org.jspecify.annotations.Nullable;

/** What becomes of points that are redeemed. The source is the redemption. */
public sealed interface RewardEvent extends EventPayload {

  /**
   * Points are held for something.
   *
   * @param reward its code, missing where points are redeemed for their value
   * @param kind of reward
   * @param valueMinor what they are worth to the till, missing where that is a thing
   * @param store where, missing for nowhere
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RedemptionReserved(
      @Nullable String reward,
      String kind,
      long points,
      @Nullable Long valueMinor,
      @Nullable String store)
      implements RewardEvent {

    @Override
    public String type() {
      return "redemption.reserved";
    }
  }

  /** Points were given for something; the fields are those of {@link RedemptionReserved}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RedemptionConfirmed(
      @Nullable String reward,
      String kind,
      long points,
      @Nullable Long valueMinor,
      @Nullable String store)
      implements RewardEvent {

    @Override
    public String type() {
      return "redemption.confirmed";
    }
  }

  /** Points that were held can be spent again, because somebody said so. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RedemptionCancelled(@Nullable String reward, String kind, long points)
      implements RewardEvent {

    @Override
    public String type() {
      return "redemption.cancelled";
    }
  }

  /** Points that were held can be spent again, because nobody confirmed it in time. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RedemptionLapsed(@Nullable String reward, String kind, long points)
      implements RewardEvent {

    @Override
    public String type() {
      return "redemption.lapsed";
    }
  }

  /**
   * Points were given back after it was confirmed.
   *
   * @param points given back just now
   * @param left points of it that are still redeemed; 0 where it is undone as a whole
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RedemptionReversed(@Nullable String reward, String kind, long points, long left)
      implements RewardEvent {

    @Override
    public String type() {
      return "redemption.reversed";
    }
  }
}
