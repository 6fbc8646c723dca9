package dev.regulars.me;

import dev.regulars.shared.BackgroundJob;
import dev.regulars.shared.RealTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends what waits, one after the other; what fails is tried again, ever more seldom. */
@Component
class MailSending implements BackgroundJob {

  private static final Logger log = LoggerFactory.getLogger(MailSending.class);
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int SECONDS = 10;

  private final Mails mails;
  private final Delivery delivery;
  private final Clock clock;

  MailSending(Mails mails, Delivery delivery, @RealTime Clock clock) {
    this.mails = mails;
    this.delivery = delivery;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "mails";
  }

  @Override
  public Duration first() {
    return FIRST;
  }

  @Override
  public Duration period() {
    return PERIOD;
  }

  @Override
  public Flux<?> wakes() {
    return delivery.isDemo() ? Flux.never() : mails.added();
  }

  @Override
  public Mono<Boolean> step() {
    return delivery.isDemo() || !delivery.reachesEmail()
        ? Mono.just(false)
        : mails.take().flatMap(mail -> send(mail).thenReturn(true)).defaultIfEmpty(false);
  }

  private Mono<Void> send(Mail.Due mail) {
    if (clock.instant().isAfter(mail.givenUpAt())) {
      return mails.failed(mail.id(), "it came too late to be of use");
    }
    return delivery
        .send(mail)
        .then(Mono.defer(() -> mails.sent(mail.id())))
        .onErrorResume(Delivery.Impossible.class, e -> impossible(mail, e))
        .onErrorResume(e -> again(mail, e));
  }

  private Mono<Void> impossible(Mail.Due mail, Delivery.Impossible why) {
    log.warn("Mail {} was not sent: {}", mail.id(), why.getMessage());
    return mails.failed(mail.id(), String.valueOf(why.getMessage()));
  }

  private Mono<Void> again(Mail.Due mail, Throwable why) {
    Duration doubled = Duration.ofSeconds((long) SECONDS << Math.min(mail.attempts(), SECONDS));
    Duration wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    Instant next = clock.instant().plus(wait);
    // Its message may name the address; its class does not.
    String error = why.getClass().getSimpleName();
    log.warn("Mail {} was not sent and is tried again at {}: {}", mail.id(), next, error);
    return next.isAfter(mail.givenUpAt())
        ? mails.failed(mail.id(), error)
        : mails.later(mail.id(), next, error);
  }
}
