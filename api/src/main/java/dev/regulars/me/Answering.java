package dev.regulars.me;

import dev.regulars.me.FeedbackEvent.FeedbackAnswered;
import dev.regulars.me.Feedbacks.Answer;
import dev.regulars.me.Feedbacks.Kept;
import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberPerson;
import dev.regulars.outbox.Outbox;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.purchase.MakingGood;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what members say. Points come first, by the way of every command, with a key that is the
 * feedback's; then the answer, its mail and its event are kept together. Where a server dies in
 * between, whoever answers again finds the points given and keeps the answer.
 */
@Component
class Answering {

  private final Feedbacks feedbacks;
  private final MakingGood goods;
  private final MemberDirectory members;
  private final Mails mails;
  private final Outbox outbox;
  private final AuditLog audit;
  private final Transactions transactions;
  private final MeProperties properties;
  private final String page;
  private final JsonMapper json;
  private final Clock clock;

  Answering(
      Feedbacks feedbacks,
      MakingGood goods,
      MemberDirectory members,
      Mails mails,
      Outbox outbox,
      AuditLog audit,
      Transactions transactions,
      MeProperties properties,
      @Value("${regulars.public-url}") String publicUrl,
      JsonMapper json,
      Clock clock) {
    this.feedbacks = feedbacks;
    this.goods = goods;
    this.members = members;
    this.mails = mails;
    this.outbox = outbox;
    this.audit = audit;
    this.transactions = transactions;
    this.properties = properties;
    this.page = publicUrl.replaceFirst("/+$", "") + "/me";
    this.json = json;
    this.clock = clock;
  }

  /** Answers one; empty where there is none. Fails with a {@code ProblemException}. */
  Mono<Kept> answer(UUID id, Answer answer, Caller caller) {
    return feedbacks
        .find(id)
        .flatMap(
            known ->
                known.said().answeredAt() != null
                    ? again(known, answer)
                    : person(known.memberId())
                        .flatMap(person -> makeGood(known, person, answer, caller))
                        .flatMap(made -> keep(id, made, caller)));
  }

  /** The same again changes nothing; another answer cannot take back what was said. */
  private static Mono<Kept> again(Kept known, Answer answer) {
    boolean isSame =
        answer.text().equals(known.said().answer())
            && Objects.equals(answer.points(), known.points());
    return isSame
        ? Mono.just(known)
        : Mono.error(
            new ProblemException(
                Problem.conflict(
                    "feedback-answered",
                    "Answered already",
                    "%s answered this before. Look at it again.".formatted(known.answeredBy()))));
  }

  private Mono<MemberPerson> person(UUID memberId) {
    return transactions
        .look(connection -> members.people(connection, List.of(memberId)))
        .flatMap(found -> Mono.justOrEmpty(found.get(memberId)));
  }

  private Mono<Made> makeGood(Kept known, MemberPerson person, Answer answer, Caller caller) {
    Long points = answer.points();
    return points == null
        ? Mono.just(new Made(person, answer, false))
        : goods
            .give(
                known.memberId(),
                points,
                AnswerText.reason(person),
                "feedback:" + known.said().id(),
                caller)
            .map(
                made ->
                    new Made(
                        person,
                        new Answer(answer.text(), answer.by(), points, made.adjustmentId()),
                        made.isPending()));
  }

  /** An answer whose points are on the books, or wait for an approval. */
  private record Made(MemberPerson person, Answer answer, boolean isPending) {

    @Nullable Long pointsNow() {
      return isPending ? null : answer.points();
    }
  }

  private Mono<Kept> keep(UUID id, Made made, Caller caller) {
    return transactions.keep(
        connection ->
            feedbacks
                .lock(connection, id)
                .flatMap(
                    known ->
                        known.said().answeredAt() != null
                            ? again(known, made.answer())
                            : feedbacks
                                .answer(connection, id, made.answer())
                                .delayUntil(kept -> tell(connection, kept, made, caller))));
  }

  private Mono<Void> tell(Connection connection, Kept kept, Made made, Caller caller) {
    UUID id = kept.said().id();
    Mono<Void> mailed =
        made.person().email() == null ? Mono.empty() : mails.add(connection, mail(kept, made));
    return mailed
        .then(
            outbox.append(
                connection,
                List.of(
                    OutboxEvent.of(
                        kept.memberId(), id, clock.instant(), new FeedbackAnswered(id), json))))
        .then(
            audit.record(
                connection,
                caller.who(),
                "feedback.answered",
                "member",
                kept.memberId().toString(),
                made.answer().points() == null
                    ? Map.of()
                    : Map.of("points", made.answer().points())));
  }

  private Mail mail(Kept kept, Made made) {
    MemberPerson person = made.person();
    return new Mail(
        person.id(),
        Mail.ANSWER,
        person.email(),
        AnswerText.subject(person, properties.name()),
        AnswerText.body(person, made.answer().text(), kept.said().text(), made.pointsNow(), page),
        null);
  }
}
