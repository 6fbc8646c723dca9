package dev.regulars.purchase;

import dev.regulars.edge.Gate;
import dev.regulars.shared.Problem;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shut for tills while the intake is full. What is refused here would be refused by the intake,
 * with the same answer. Support may wait.
 */
@Component
class Door implements Gate {

  private final Intake intake;

  Door(Intake intake) {
    this.intake = intake;
  }

  @Override
  public @Nullable Problem shutFor(String method, String address) {
    Busy busy = method.equals("POST") ? Busy.at(address) : null;
    return busy != null && intake.isFull() ? busy.problem() : null;
  }

  @Override
  public Set<Problem> refusals() {
    return Arrays.stream(Busy.values()).map(Busy::problem).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void turnedAway() {
    intake.turnedAway();
  }
}
