package dev.regulars.purchase;

import dev.regulars.member.AfterEnrolment;
import dev.regulars.member.MemberEvent.MemberEnrolled;
import dev.regulars.member.MemberRef;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets rules award an enrolment, as they may any other event: at once, before the enrolment is
 * answered, and again by following the outbox, for where the server died in between. An enrolment's
 * event has a key of its own, so it is booked once.
 */
@Component
class EnrolmentEvents implements AfterEnrolment {

  private static final String ENROLMENT = "enrolment";

  private final Intake intake;

  EnrolmentEvents(Intake intake) {
    this.intake = intake;
  }

  @Override
  public Mono<Void> enrolled(UUID memberId, Instant at) {
    return intake.recordWhenRoom(event(memberId, at), null).flatMap(EnrolmentEvents::orFail);
  }

  /** Follows the outbox. It does not wait for room: its transaction would wait with it. */
  Mono<Void> follow(Connection connection, List<OutboxEvent> events) {
    return Flux.fromIterable(events)
        .filter(event -> event.type().equals(MemberEnrolled.TYPE))
        .flatMap(
            event ->
                intake
                    .record(event(Objects.requireNonNull(event.memberId()), event.at()))
                    .flatMap(EnrolmentEvents::orFail))
        .then();
  }

  private static RecordEvent event(UUID memberId, Instant at) {
    return new RecordEvent(
        ENROLMENT + ":" + memberId,
        new MemberRef(MemberRef.Kind.ID, memberId.toString()),
        ENROLMENT,
        at.atOffset(ZoneOffset.UTC),
        Map.of());
  }

  private static Mono<Void> orFail(Outcome outcome) {
    return outcome instanceof Outcome.Refused(Problem problem) && problem.status() >= 500
        ? Mono.error(new ProblemException(problem))
        : Mono.empty();
  }
}
