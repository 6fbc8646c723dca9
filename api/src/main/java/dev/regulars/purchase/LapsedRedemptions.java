package dev.regulars.purchase;

import dev.regulars.clock.FallsDue;
import dev.regulars.purchase.SettleRedemption.Step;
import dev.regulars.reward.Redemptions;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Settles redemptions whose time is over. Their points can be spent from that moment on, whoever
 * comes by; this gives back what was taken of rewards, and has it written for members whom nobody
 * asks about. Two servers that do it at once find each other's work done.
 */
@Component
class LapsedRedemptions implements FallsDue {

  private static final Logger log = LoggerFactory.getLogger(LapsedRedemptions.class);

  static final String NAME = "lapsed-redemptions";
  private static final int MOST = 200;

  private final Redemptions redemptions;
  private final Intake intake;
  private final Ids ids;
  private final Clock clock;

  LapsedRedemptions(Redemptions redemptions, Intake intake, Ids ids, Clock clock) {
    this.redemptions = redemptions;
    this.intake = intake;
    this.ids = ids;
    this.clock = clock;
  }

  /** Settles some of them; true where more are left. */
  Mono<Boolean> sweep() {
    return piece().map(number -> number == MOST);
  }

  @Override
  public Mono<Instant> next() {
    return redemptions.nextDue();
  }

  @Override
  public Mono<Map<String, Long>> run() {
    return Mono.defer(this::piece)
        .repeat()
        .takeUntil(number -> number < MOST)
        .reduce(0L, (sum, number) -> sum + number)
        .map(number -> Map.of("lapsed", number));
  }

  private Mono<Integer> piece() {
    return redemptions
        .due(clock.instant(), MOST)
        .collectList()
        .flatMap(
            due ->
                Flux.fromIterable(due)
                    .flatMap(this::lapse, MOST)
                    .then(Mono.fromSupplier(() -> swept(due.size()))));
  }

  private Mono<Void> lapse(Redemptions.Due due) {
    return intake
        .recordWhenRoom(
            new SettleRedemption(
                Step.LAPSE, due.id(), null, due.memberId(), Idempotency.Request.once(ids), null),
            null)
        .flatMap(
            outcome ->
                outcome instanceof Outcome.Refused(Problem problem) && problem.status() >= 500
                    ? Mono.error(new ProblemException(problem))
                    : Mono.empty());
  }

  private static int swept(int number) {
    if (number > 0) {
      log.info("{} redemptions were not confirmed in time", number);
    }
    return number;
  }
}
