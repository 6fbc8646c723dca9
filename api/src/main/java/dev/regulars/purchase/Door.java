package dev.regulars.purchase;

import dev.regulars.edge.Gate;
import dev.regulars.shared.Problem;

/**
 * Shut for tills while the intake is full; there is one for each kind of what they send. What is
 * refused here would be refused by the intake, with the same answer.
 */
final class Door implements Gate {

  private final Intake intake;
  private final Busy busy;

  Door(Intake intake, Busy busy) {
    this.intake = intake;
    this.busy = busy;
  }

  @Override
  public boolean isShutFor(String method, String address) {
    return method.equals("POST") && Busy.at(address) == busy && intake.isFull();
  }

  @Override
  public Problem problem() {
    return busy.problem();
  }

  @Override
  public void turnedAway() {
    intake.turnedAway();
  }
}
