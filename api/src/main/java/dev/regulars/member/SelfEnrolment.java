package dev.regulars.member;

import dev.regulars.outbox.Outbox;
import dev.regulars.outbox.OutboxEvent;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Enrols who comes by themselves, having shown that an address is theirs. */
@Component
public class SelfEnrolment {

  private final Enrolments enrolments;
  private final Invitations invitations;
  private final Outbox outbox;
  private final List<AfterEnrolment> listeners;
  private final JsonMapper json;
  private final Clock clock;

  SelfEnrolment(
      Enrolments enrolments,
      Invitations invitations,
      Outbox outbox,
      List<AfterEnrolment> listeners,
      JsonMapper json,
      Clock clock) {
    this.enrolments = enrolments;
    this.invitations = invitations;
    this.outbox = outbox;
    this.listeners = List.copyOf(listeners);
    this.json = json;
    this.clock = clock;
  }

  /**
   * Enrols somebody in the connection's transaction, or finds who has the key already.
   *
   * @throws dev.regulars.shared.ProblemException (as a signal) 422 at {@code /referralCode}
   */
  public Mono<Enrolled> enrol(Connection connection, NewMember member) {
    Instant now = clock.instant();
    return enrolments
        .enrolAll(connection, List.of(member))
        .map(List::getFirst)
        .delayUntil(
            outcome ->
                outcome instanceof Enrolled.New(UUID id)
                    ? join(connection, id, member, now)
                        .then(Mono.defer(() -> tellOutbox(connection, id, now)))
                    : Mono.empty());
  }

  private Mono<Void> join(Connection connection, UUID id, NewMember member, Instant now) {
    String code = member.referralCode();
    return code == null ? Mono.empty() : invitations.join(connection, id, code, now);
  }

  private Mono<Void> tellOutbox(Connection connection, UUID id, Instant now) {
    return outbox.append(
        connection, List.of(OutboxEvent.of(id, id, now, new MemberEvent.MemberEnrolled(), json)));
  }

  /** Lets rules award it, once it is committed; whoever has to know follows the outbox, too. */
  public Mono<Void> welcome(UUID memberId) {
    return Flux.fromIterable(listeners)
        .concatMap(listener -> listener.enrolled(memberId, clock.instant()))
        .then();
  }
}
