package dev.regulars.purchase;

import dev.regulars.member.AfterEnrolment;
import dev.regulars.member.MemberRef;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets rules award an enrolment, as they may any other event. */
@Component
class EnrolmentEvents implements AfterEnrolment {

  private static final String ENROLMENT = "enrolment";

  private final Intake intake;

  EnrolmentEvents(Intake intake) {
    this.intake = intake;
  }

  @Override
  public Mono<Void> enrolled(UUID memberId, Instant at) {
    RecordEvent event =
        new RecordEvent(
            ENROLMENT + ":" + memberId,
            new MemberRef(MemberRef.Kind.ID, memberId.toString()),
            ENROLMENT,
            at.atOffset(ZoneOffset.UTC),
            Map.of());
    return intake
        .recordWhenRoom(event, null)
        .flatMap(
            outcome ->
                outcome instanceof Outcome.Refused(Problem problem) && problem.status() >= 500
                    ? Mono.error(new ProblemException(problem))
                    : Mono.empty());
  }
}
