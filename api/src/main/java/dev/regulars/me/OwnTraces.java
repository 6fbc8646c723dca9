package dev.regulars.me;

import dev.regulars.member.KeepsPersonalData;
import io.r2dbc.spi.Connection;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What this package keeps about members goes with them. */
@Component
@Order(3)
class OwnTraces implements KeepsPersonalData {

  private final SignInCodes codes;
  private final MemberSessions sessions;
  private final Mails mails;
  private final Consents consents;
  private final Feedbacks feedbacks;

  OwnTraces(
      SignInCodes codes,
      MemberSessions sessions,
      Mails mails,
      Consents consents,
      Feedbacks feedbacks) {
    this.codes = codes;
    this.sessions = sessions;
    this.mails = mails;
    this.consents = consents;
    this.feedbacks = feedbacks;
  }

  @Override
  public Mono<Void> erase(Connection connection, UUID memberId) {
    return codes
        .erase(connection, memberId)
        .then(Mono.defer(() -> sessions.endAll(connection, memberId)))
        .then(Mono.defer(() -> mails.erase(connection, memberId)))
        .then(Mono.defer(() -> consents.erase(connection, memberId)))
        .then(Mono.defer(() -> feedbacks.erase(connection, memberId)));
  }
}
