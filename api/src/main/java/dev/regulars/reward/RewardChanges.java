package dev.regulars.reward;

import dev.regulars.plan.Plans;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Changes the catalogue: one writer at a time for each reward, and nobody over somebody else. */
@Component
class RewardChanges {

  private static final int PRECONDITION_FAILED = 412;
  private static final String ANY = "*";

  /**
   * What a writer has seen (RFC 9110, section 13.1).
   *
   * @param match {@code If-Match}
   * @param noneMatch {@code If-None-Match}
   */
  record Seen(@Nullable String match, @Nullable String noneMatch) {

    boolean allowsNew() {
      return match == null;
    }

    boolean allows(String etag) {
      return !ANY.equals(noneMatch)
          && (match == null
              || Arrays.stream(match.split(","))
                  .map(String::strip)
                  .anyMatch(tag -> tag.equals(ANY) || etag.equals(quoted(tag))));
    }

    /** Some forget the quotation marks; a weak tag stays so and matches nothing. */
    private static String quoted(String tag) {
      return tag.endsWith("\"") ? tag : '"' + tag + '"';
    }
  }

  private final Rewards rewards;
  private final RewardForm form;
  private final Plans plans;
  private final AuditLog audit;
  private final TransactionalOperator transaction;

  RewardChanges(
      Rewards rewards,
      RewardForm form,
      Plans plans,
      AuditLog audit,
      TransactionalOperator transaction) {
    this.rewards = rewards;
    this.form = form;
    this.plans = plans;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * Creates or replaces a reward; gives what is kept then.
   *
   * @throws ProblemException 400 and 422 for what cannot be, 412 where it was changed meanwhile
   */
  Mono<Rewards.Kept> put(String code, RewardBody body, Seen seen, Caller caller) {
    form.check(code, body);
    Mono<Rewards.Kept> work =
        rewards
            .writeAlone(code)
            .then(Mono.defer(() -> rewards.find(code)))
            .map(now -> seen.allows(RewardView.etag(now.version())))
            .defaultIfEmpty(seen.allowsNew())
            .delayUntil(_ -> known(body.plan()))
            .flatMap(
                allowed -> allowed ? rewards.put(code, body) : Mono.error(RewardChanges::conflict))
            .then(audit.record(caller, "reward.changed", "reward", code, details(body)))
            .then(Mono.defer(() -> rewards.find(code)));
    return transaction.transactional(work);
  }

  private Mono<Boolean> known(@Nullable String plan) {
    return plan == null
        ? Mono.just(true)
        : plans
            .exists(plan)
            .filter(Boolean::booleanValue)
            .switchIfEmpty(
                Mono.error(
                    () ->
                        new ProblemException(
                            Problem.impossible(
                                    "unknown-plan",
                                    "There is no such plan",
                                    "Name a plan that there is; GET /v1/plans lists them.")
                                .at("/plan"))));
  }

  private static Map<String, ?> details(RewardBody body) {
    Map<String, Object> details = new TreeMap<>();
    details.put("name", String.valueOf(body.name()));
    details.put("kind", String.valueOf(body.kind()));
    details.put("state", RewardForm.state(body).code());
    if (body.points() != null) {
      details.put("points", body.points());
    }
    if (body.stock() != null) {
      details.put("stock", body.stock());
    }
    return details;
  }

  private static ProblemException conflict() {
    return new ProblemException(
        Problem.of(
            PRECONDITION_FAILED,
            "edit-conflict",
            "Somebody changed it meanwhile",
            "The reward is not as you saw it. Read it again, and send its ETag as If-Match."));
  }
}
