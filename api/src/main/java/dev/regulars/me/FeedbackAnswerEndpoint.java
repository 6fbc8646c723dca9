package dev.regulars.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.me.Feedbacks.Answer;
import dev.regulars.me.Feedbacks.Filter;
import dev.regulars.me.Feedbacks.Kept;
import dev.regulars.member.MemberDirectory;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Support reads what members say, and answers. */
@RestController
@Tag(name = "Members")
class FeedbackAnswerEndpoint {

  private static final int TEXT_MAX = 2_000;
  private static final long POINTS_MAX = 1_000_000_000L;

  /** What somebody answers, and with how many points they make good. */
  @Schema(
      name = "FeedbackAnswer",
      requiredProperties = "text",
      example = "{\"text\": \"We are sorry. The next one is on us.\", \"points\": 100}")
  record AnswerBody(
      @Schema(description = "The member reads it", minLength = 1, maxLength = TEXT_MAX)
          @Nullable String text,
      @Schema(
              description =
                  "Left out for none. What is more than the caller may book alone waits for"
                      + " somebody else's approval",
              minimum = "1",
              maximum = "1000000000")
          @Nullable Long points) {}

  /**
   * What a member said, with what was answered.
   *
   * @param memberName missing where they said none
   * @param points that came with the answer, or will once somebody approves the adjustment
   */
  @Schema(name = "MemberFeedback")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(
      UUID id,
      UUID memberId,
      @Nullable String memberName,
      @Nullable UUID purchaseId,
      @Schema(minimum = "0", maximum = "10") @Nullable Integer score,
      @Nullable String text,
      Instant at,
      @Nullable String answer,
      @Nullable Instant answeredAt,
      @Nullable String answeredBy,
      @Nullable Long points,
      @Nullable UUID adjustmentId) {

    static View of(Kept kept, Map<UUID, String> names) {
      Feedbacks.Feedback said = kept.said();
      return new View(
          said.id(),
          kept.memberId(),
          names.get(kept.memberId()),
          said.purchaseId(),
          said.score(),
          said.text(),
          said.at(),
          said.answer(),
          said.answeredAt(),
          kept.answeredBy(),
          kept.points(),
          kept.adjustmentId());
    }
  }

  private final Feedbacks feedbacks;
  private final Answering answering;
  private final MemberDirectory members;

  FeedbackAnswerEndpoint(Feedbacks feedbacks, Answering answering, MemberDirectory members) {
    this.feedbacks = feedbacks;
    this.answering = answering;
    this.members = members;
  }

  @GetMapping("/v1/feedback")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "listFeedback",
      summary = "What members said, the newest first",
      description = "Of all, or of one `member`; `answered=false` lists what waits for an answer.")
  Mono<Page<View>> list(
      @RequestParam(required = false) @Nullable UUID member,
      @RequestParam(required = false) @Nullable Boolean answered,
      @ParameterObject PageRequest page) {
    return feedbacks
        .list(new Filter(member, answered), page)
        .flatMap(
            found ->
                members
                    .names(found.items().stream().map(Kept::memberId).distinct().toList())
                    .map(names -> found.map(kept -> View.of(kept, names))));
  }

  @PostMapping("/v1/feedback/{id}/answer")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "answerFeedback",
      summary = "Answer a member, and make good with points",
      description =
          "The answer shows on the member's page and goes out by mail; the points are an"
              + " adjustment, with its limits. Repeated, it is answered with what it is.")
  @ApiResponse(responseCode = "200", description = "What was said, with the answer")
  @ApiResponse(
      responseCode = "409",
      description = "`feedback-answered`: somebody answered otherwise before",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<View> answer(@PathVariable UUID id, @RequestBody AnswerBody body, Caller caller) {
    FieldErrors errors = new FieldErrors();
    String text = body.text() == null ? null : body.text().replace("\r\n", "\n");
    // Lines may end; other control characters may not be there.
    errors.requireText("/text", text == null ? null : text.replace('\n', ' '), TEXT_MAX);
    Long points = body.points();
    errors.check(
        points == null || (points >= 1 && points <= POINTS_MAX),
        "/points",
        "must be between 1 and " + POINTS_MAX);
    errors.throwIfAny();
    Answer answer = new Answer(Objects.requireNonNull(text), caller.who().name(), points, null);
    return answering
        .answer(id, answer, caller)
        .switchIfEmpty(
            Mono.error(
                () -> new ProblemException(Problem.notFound("There is no feedback with this id."))))
        .flatMap(
            kept -> members.names(List.of(kept.memberId())).map(names -> View.of(kept, names)));
  }
}
