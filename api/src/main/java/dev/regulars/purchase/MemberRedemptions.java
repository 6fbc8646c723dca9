package dev.regulars.purchase;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.SettleRedemption.Step;
import dev.regulars.reward.Offer;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.Redemptions;
import dev.regulars.reward.Rewards;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What members redeem by themselves, the same way as at a till. */
@Component
public class MemberRedemptions {

  private static final int SECONDS = 900;

  private final ProgrammeSettings settings;
  private final Rewards rewards;
  private final Redemptions redemptions;
  private final Intake intake;
  private final Ids ids;
  private final JsonMapper json;

  MemberRedemptions(
      ProgrammeSettings settings,
      Rewards rewards,
      Redemptions redemptions,
      Intake intake,
      Ids ids,
      JsonMapper json) {
    this.settings = settings;
    this.rewards = rewards;
    this.redemptions = redemptions;
    this.intake = intake;
    this.ids = ids;
    this.json = json;
  }

  /**
   * Holds points of a member for a quarter of an hour, to be confirmed at a till. A voucher needs
   * no till: its points are given at once, and its code is in the answer.
   *
   * @param reward code of the reward, null for the value of points
   * @param points how many, of cash or without a reward; null for the reward's price
   * @param key the request's {@code Idempotency-Key}, null for none
   * @return the redemption as a till gets it
   */
  public Mono<ResponseEntity<String>> reserve(
      UUID memberId, @Nullable String reward, @Nullable Long points, @Nullable String key) {
    Idempotency.Request request =
        key == null
            ? Idempotency.Request.once(ids)
            : Idempotency.Request.of("redemptions:" + memberId, key);
    return code(reward, points)
        .map(
            code ->
                new ReserveRedemption(
                    memberId,
                    reward,
                    points,
                    null,
                    null,
                    null,
                    Offer.OWN_PAGE,
                    SECONDS,
                    code.orElse(null),
                    request))
        .flatMap(intake::record)
        .map(PurchaseEndpoint::plainAnswer)
        .flatMap(held -> giveIfVoucher(memberId, held));
  }

  private Mono<Optional<String>> code(@Nullable String reward, @Nullable Long points) {
    return reward != null || points == null
        ? Mono.just(Optional.ofNullable(reward))
        : rewards.cashFor(points, Offer.Place.of(null, Offer.OWN_PAGE, settings.zone()));
  }

  private Mono<ResponseEntity<String>> giveIfVoucher(UUID memberId, ResponseEntity<String> held) {
    JsonNode redemption = json.readTree(String.valueOf(held.getBody()));
    if (!redemption.path("kind").asString("").equals("voucher")) {
      return Mono.just(held);
    }
    UUID id = UUID.fromString(redemption.path("id").asString());
    return settle(Step.CONFIRM, id, memberId)
        .map(
            given ->
                ResponseEntity.status(held.getStatusCode())
                    .headers(held.getHeaders())
                    .body(String.valueOf(given.getBody())));
  }

  /** Lets held points go; empty where the member has no redemption with this id. */
  public Mono<ResponseEntity<String>> cancel(UUID memberId, UUID id) {
    return own(memberId, id).flatMap(redemption -> settle(Step.CANCEL, id, memberId));
  }

  private Mono<ResponseEntity<String>> settle(Step step, UUID id, UUID memberId) {
    return intake
        .record(
            new SettleRedemption(
                step, id, null, memberId, Idempotency.Request.once(ids), /* by= */ null))
        .map(
            outcome ->
                outcome instanceof Outcome.Booked(var booked, var answer, _)
                    ? ResponseEntity.status(HttpStatus.OK)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(answer)
                    : PurchaseEndpoint.plainAnswer(outcome));
  }

  private Mono<Redemption> own(UUID memberId, UUID id) {
    return redemptions.find(id).filter(redemption -> redemption.memberId().equals(memberId));
  }
}
