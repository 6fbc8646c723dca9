package dev.regulars.purchase;

import dev.regulars.shared.Problem;
import dev.regulars.shared.Problems;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Purchases as tills post them: who brings a referral code joins before the purchase is booked. All
 * others go straight to the intake.
 */
@Component
class TillPurchases {

  private final Intake intake;
  private final FirstPurchases firstPurchases;

  TillPurchases(Intake intake, FirstPurchases firstPurchases) {
    this.intake = intake;
    this.firstPurchases = firstPurchases;
  }

  /** See {@link Intake#record(Command)}. */
  Mono<Outcome> record(RecordPurchase purchase) {
    return joined(purchase, true, intake.record(purchase)).delayUntil(this::told);
  }

  /** See {@link Intake#recordWhenRoom(Command, Integer)}. */
  Mono<Outcome> recordWhenRoom(RecordPurchase purchase) {
    return joined(purchase, true, intake.recordWhenRoom(purchase, null));
  }

  /** See {@link Intake#quote}. */
  Mono<Outcome> quote(RecordPurchase purchase) {
    return joined(purchase, false, intake.quote(purchase));
  }

  /** Of nearly all purchases there is nothing to tell, and nothing is looked up to know that. */
  private Mono<Void> told(Outcome outcome) {
    return outcome instanceof Outcome.Booked(UUID id, _, UUID friend) && friend != null
        ? firstPurchases.bought(friend, id)
        : Mono.empty();
  }

  private Mono<Outcome> joined(RecordPurchase purchase, boolean keep, Mono<Outcome> booking) {
    if (purchase.referralCode() == null || purchase.member() == null) {
      return booking;
    }
    return firstPurchases
        .join(purchase.member(), purchase.referralCode(), purchase.occurredAt().toInstant(), keep)
        .then(booking)
        .onErrorResume(
            error -> {
              Problem problem = Problems.of(error);
              return problem.status() == 500
                  ? Mono.error(error)
                  : Mono.just(new Outcome.Refused(problem));
            });
  }
}
