package dev.regulars.purchase;

import dev.regulars.edge.Gate;
import dev.regulars.shared.Problem;
import org.springframework.stereotype.Component;

/**
 * Shut for tills while the intake is full. What is refused here would be refused by the intake,
 * with the same answer.
 */
@Component
class Door implements Gate {

  private static final String PURCHASES = "/v1/purchases";
  private static final String STREAM = PURCHASES + "/stream";
  private static final String RETURNS = "/v1/returns";
  private static final String EVENTS = "/v1/events";

  private final Intake intake;

  Door(Intake intake) {
    this.intake = intake;
  }

  @Override
  public boolean isShutFor(String method, String address) {
    return method.equals("POST") && isTills(address) && intake.isFull();
  }

  /** Streams are not among them: they can wait. */
  private static boolean isTills(String address) {
    return (address.startsWith(PURCHASES) && !address.startsWith(STREAM))
        || address.startsWith(RETURNS)
        || address.startsWith(EVENTS);
  }

  @Override
  public Problem problem() {
    return Intake.busy();
  }

  @Override
  public void turnedAway() {
    intake.turnedAway();
  }
}
