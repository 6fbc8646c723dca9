package dev.regulars.purchase;

import dev.regulars.account.AccountTime;
import dev.regulars.account.DayWork;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Days go through the intake, and share batches with whatever else happens. */
@Component
class IntakeAccountTime implements AccountTime {

  private final Intake intake;
  private final JsonMapper json;

  IntakeAccountTime(Intake intake, JsonMapper json) {
    this.intake = intake;
    this.json = json;
  }

  @Override
  public Mono<DayWork> bringUpToDay(UUID memberId) {
    return intake.recordWhenRoom(new BringUpToDay(memberId), null).flatMap(this::work);
  }

  private Mono<DayWork> work(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused(Problem problem) when problem.status() >= 500 ->
          Mono.error(new ProblemException(problem));
      case Outcome.Booked(UUID id, String answer, _) ->
          Mono.just(json.readValue(answer, DayWork.class));
      // Whoever is no member any more has no day.
      default -> Mono.just(DayWork.NONE);
    };
  }
}
