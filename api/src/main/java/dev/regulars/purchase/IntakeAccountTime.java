package dev.regulars.purchase;

import dev.regulars.account.AccountTime;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** AccountTime go through the intake, and share batches with whatever else happens. */
@Component
class IntakeAccountTime implements AccountTime {

  private final Intake intake;

  IntakeAccountTime(Intake intake) {
    this.intake = intake;
  }

  @Override
  public Mono<Void> bringUpToDay(UUID memberId) {
    return intake
        .recordWhenRoom(new BringUpToDay(memberId), null)
        .flatMap(
            outcome ->
                outcome instanceof Outcome.Refused(Problem problem) && problem.status() >= 500
                    ? Mono.error(new ProblemException(problem))
                    : Mono.empty());
  }
}
