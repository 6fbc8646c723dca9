package dev.regulars.purchase;

import dev.regulars.security.Caller;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Points that somebody gives a member by hand, as a part of something else that they do. */
@Component
public class MakingGood {

  private final Intake intake;
  private final AdjustmentSettings limits;
  private final JsonMapper json;

  MakingGood(Intake intake, AdjustmentSettings limits, JsonMapper json) {
    this.intake = intake;
    this.limits = limits;
    this.json = json;
  }

  /**
   * What came of it.
   *
   * @param isPending whether somebody else has to approve it first
   */
  public record Made(UUID adjustmentId, boolean isPending) {}

  /**
   * Books an adjustment, or asks for it where it is more than the caller may book alone; within a
   * day the same key is booked once.
   *
   * @param reason for the member's history
   * @return fails with a {@code ProblemException} where it is refused
   */
  public Mono<Made> give(UUID memberId, long points, String reason, String key, Caller caller) {
    return intake
        .record(
            new AdjustPoints(
                points,
                reason,
                memberId,
                new Idempotency.Request("making-good:" + memberId, key),
                caller.who(),
                limits.of(caller.role())))
        .map(
            outcome ->
                switch (outcome) {
                  case Outcome.Booked(_, String answer, _) -> made(answer);
                  case Outcome.Replayed(_, String answer) -> made(answer);
                  case Outcome.Refused(Problem problem) -> throw new ProblemException(problem);
                  case Outcome.Quoted _ ->
                      throw new IllegalStateException("nothing was asked to be quoted");
                });
  }

  private Made made(String answer) {
    JsonNode adjustment = json.readTree(answer);
    return new Made(
        UUID.fromString(adjustment.path("id").asString()),
        adjustment.path("state").asString().equals("pending"));
  }
}
