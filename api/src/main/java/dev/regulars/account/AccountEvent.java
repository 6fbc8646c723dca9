package dev.regulars.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.outbox.EventPayload;
import org.jspecify.annotations.Nullable;

/** What happens to points. */
public sealed interface AccountEvent extends EventPayload {

  /**
   * Points came to a member or went from them. Of accruals and returns it is not told: purchases,
   * events and returns tell of themselves. The source is what they were moved for, or the transfer.
   *
   * @param kind of movement, as in a member's history
   * @param account of the programme: {@code issued}, {@code redeemed}, {@code expired} or {@code
   *     adjusted}
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
}
