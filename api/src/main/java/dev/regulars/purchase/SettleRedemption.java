package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.regulars.security.Who;
import dev.regulars.shared.Idempotency;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with a redemption.
 *
 * @param points to give back, null for all that are left; of a reversal only
 * @param memberId whose it is; like what follows not part of the JSON
 * @param key of a reversal of a part, which may come more than once
 * @param by who asked, for the audit log; null where that need not be known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SettleRedemption(
    Step step,
    UUID redemptionId,
    @Nullable Long points,
    @JsonIgnore UUID memberId,
    @JsonIgnore Idempotency.Request key,
    @JsonIgnore @Nullable Who by)
    implements Command.OfAccount {

  /** What becomes of it. */
  enum Step {
    /** The points are given for it. */
    CONFIRM,
    /** They can be spent again. */
    CANCEL,
    /** They are given back after they were given for it. */
    REVERSE,
    /** Its time is over. */
    LAPSE;

    /** The name in addresses and contents. */
    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Identity identity() {
    return step == Step.REVERSE && points != null
        ? new Identity.RequestKey(key)
        : new Identity.RedemptionStep(redemptionId, step);
  }
}
