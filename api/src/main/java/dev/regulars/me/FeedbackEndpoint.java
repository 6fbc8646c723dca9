package dev.regulars.me;

import dev.regulars.me.Feedbacks.Feedback;
import dev.regulars.me.MemberLimits.Kind;
import dev.regulars.purchase.MemberPurchases;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A word back. */
@RestController
@Tag(name = "Me")
class FeedbackEndpoint {

  private static final int TEXT_MAX = 2_000;
  private static final int SCORE_MAX = 10;

  /** What a member says: a score, words, or both. */
  @Schema(name = "NewFeedback", example = "{\"score\": 9, \"text\": \"The espresso was great.\"}")
  record FeedbackBody(
      @Schema(description = "A purchase of the member's that it is about")
          @Nullable UUID purchaseId,
      @Schema(description = "How likely they would recommend us", minimum = "0", maximum = "10")
          @Nullable Integer score,
      @Schema(minLength = 1, maxLength = TEXT_MAX) @Nullable String text) {}

  private final Feedbacks feedbacks;
  private final MemberPurchases purchases;
  private final MemberLimits limits;

  FeedbackEndpoint(Feedbacks feedbacks, MemberPurchases purchases, MemberLimits limits) {
    this.feedbacks = feedbacks;
    this.purchases = purchases;
    this.limits = limits;
  }

  @PostMapping("/v1/me/feedback")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "giveFeedback",
      summary = "Say something",
      description = "404 where the purchase is not the member's; 429 after many in a row.")
  Mono<Feedback> give(@RequestBody FeedbackBody body, Caller caller) {
    FieldErrors errors = new FieldErrors();
    Integer score = body.score();
    String text = body.text() == null ? null : body.text().replace("\r\n", "\n");
    errors.check(score != null || text != null, "/text", "is required, unless there is a score");
    errors.check(
        score == null || (score >= 0 && score <= SCORE_MAX), "/score", "must be from 0 to 10");
    // Lines may end; other control characters may not be there.
    errors.text("/text", text == null ? null : text.replace('\n', ' '), TEXT_MAX);
    errors.throwIfAny();
    UUID purchase = body.purchaseId();
    Mono<Boolean> found =
        purchase == null
            ? Mono.just(true)
            : purchases
                .find(caller.id(), purchase)
                .map(own -> true)
                .switchIfEmpty(MeEndpoint.notFound("purchase"));
    return found
        .then(limits.take(Kind.FEEDBACK_OF_MEMBER.of(caller.id().toString())))
        .flatMap(
            wait ->
                wait.isZero()
                    ? feedbacks.add(caller.id(), purchase, score, text)
                    : Mono.error(new ProblemException(MemberSignIn.tooMany(wait))));
  }

  @GetMapping("/v1/me/feedback")
  @Allow(Role.MEMBER)
  @Operation(operationId = "listMyFeedback", summary = "What the member said, the newest first")
  Mono<Page<Feedback>> list(@ParameterObject PageRequest page, Caller caller) {
    return feedbacks.of(caller.id(), page);
  }
}
