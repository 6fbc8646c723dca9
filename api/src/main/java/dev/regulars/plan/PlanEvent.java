package dev.regulars.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.outbox.EventPayload;
import org.jspecify.annotations.Nullable;

/** What happens to members' plans. Days are those of the programme, such as {@code 2027-12-31}. */
public sealed interface PlanEvent extends EventPayload {

  /**
   * A member has a plan that they did not have before.
   *
   * @param plan code of the plan
   * @param cause {@code bought}, {@code given}, {@code trial} or {@code points}
   * @param since its first day
   * @param until its last day, missing for no end
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PlanStarted(String plan, String cause, String since, @Nullable String until)
      implements PlanEvent {

    public static final String TYPE = "plan.started";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * A member has more of a plan that they have.
   *
   * @param plan code of the plan
   * @param cause {@code bought}, {@code given}, {@code trial} or {@code points}
   * @param until its last day, missing for no end
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PlanRenewed(String plan, String cause, @Nullable String until) implements PlanEvent {

    public static final String TYPE = "plan.renewed";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * A plan ends soon; told once for each distance that the plan names, and again where its last day
   * moved on. Whoever charges for it knows by this when to do so.
   *
   * @param plan code of the plan
   * @param until its last day
   * @param days the distance; the event is late where nobody looked on its day
   * @param renews whether somebody means to go on with it
   */
  record PlanEnding(String plan, String until, int days, boolean renews) implements PlanEvent {

    public static final String TYPE = "plan.ending";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * A member has a plan no more.
   *
   * @param plan code of the plan
   * @param cause {@code over}, {@code cancelled}, {@code returned} or {@code charged-back}
   * @param on the first day without it
   */
  record PlanEnded(String plan, String cause, String on) implements PlanEvent {

    public static final String TYPE = "plan.ended";

    @Override
    public String type() {
      return TYPE;
    }
  }
}
