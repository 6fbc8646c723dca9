package dev.regulars.purchase;

import dev.regulars.account.Merges;
import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.member.Members;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Makes one member of two who are the same person, and two again where that was a mistake. */
@RestController
@Tag(name = "Members")
class MergeEndpoint {

  /** Who remains. */
  @Schema(
      name = "MergeRequest",
      requiredProperties = {"into"})
  record MergeBody(@Nullable MemberRefBody into) {}

  private final PurchaseForm form;
  private final Members members;
  private final Merges merges;
  private final Intake intake;
  private final Ids ids;

  MergeEndpoint(PurchaseForm form, Members members, Merges merges, Intake intake, Ids ids) {
    this.form = form;
    this.members = members;
    this.merges = merges;
    this.intake = intake;
    this.ids = ids;
  }

  @PostMapping("/v1/members/{id}/merge")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "mergeMembers",
      summary = "Make one member of two who are the same person",
      description =
          "Points with the day on which they expire, what is pending and held, days, limits, the"
              + " higher tier, purchases, vouchers, redemptions, referrals, consents and sessions"
              + " go to the member who remains, and all keys lead there from then on. The id of who"
              + " was merged answers 404 `member-merged` with `memberId`. 422 `same-member`,"
              + " `unknown-member`, `member-blocked`, `member-erased`.")
  @ApiResponse(
      responseCode = "200",
      description = "The member who remains",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Member")))
  Mono<ResponseEntity<String>> merge(
      @PathVariable UUID id,
      @RequestBody MergeBody body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    FieldErrors errors = new FieldErrors();
    MemberRef ref = form.member(errors, "/into", body.into());
    errors.throwIfAny();
    MemberRef into = Objects.requireNonNull(ref);
    Idempotency.Request request = request("merges", id, key, caller);
    return members
        .resolve(into)
        .switchIfEmpty(Mono.error(() -> new ProblemException(unknown(into))))
        .delayUntil(remains -> refuseErased(id, remains))
        .map(remains -> new MergeMembers(remains, id, request, caller.who()))
        .flatMap(intake::record)
        .map(TierEndpoint::answer);
  }

  @PostMapping("/v1/members/{id}/merge/undo")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "undoMerge",
      summary = "Make two members again of who was merged",
      description =
          "For as long as `regulars.merges.undo` says. What came with the member goes back to them;"
              + " what came since stays with who remained, who has a debt where they spent more"
              + " than their own. 409 `not-merged`, `merge-too-old`, and `merge-in-use` where"
              + " something that came with the member was returned, reversed, redeemed or settled"
              + " since.")
  @ApiResponse(
      responseCode = "200",
      description = "The member who had been merged",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Member")))
  Mono<ResponseEntity<String>> undo(
      @PathVariable UUID id,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    Idempotency.Request request = request("merge-undos", id, key, caller);
    return merges
        .of(id)
        .map(kept -> new UndoMerge(kept.merge().id(), kept, request, caller.who()))
        .flatMap(intake::record)
        .map(TierEndpoint::answer)
        .switchIfEmpty(Mono.defer(() -> notMerged(id)));
  }

  private Mono<ResponseEntity<String>> notMerged(UUID id) {
    return members
        .resolve(new MemberRef(MemberRef.Kind.ID, id.toString()))
        .map(found -> Merging.notMerged())
        .defaultIfEmpty(Problem.notFound("There is no member with this id."))
        .flatMap(problem -> Mono.error(new ProblemException(problem)));
  }

  private Idempotency.Request request(
      String operation, UUID id, @Nullable String key, Caller caller) {
    return key == null
        ? Idempotency.Request.once(ids)
        : Idempotency.Request.of(operation + ":" + id + ":" + caller.id(), key);
  }

  private Mono<Void> refuseErased(UUID id, UUID into) {
    return members
        .erased(List.of(id, into))
        .next()
        .flatMap(
            erased ->
                Mono.error(
                    new ProblemException(
                        Problem.impossible(
                            "member-erased",
                            "The member was erased",
                            "Nobody knows who member %s was: they can't be merged."
                                .formatted(erased)))));
  }

  private static Problem unknown(MemberRef into) {
    String field = into.kind().field();
    return Problem.impossible(
            "unknown-member",
            "Unknown member",
            "No member has this " + field + ". Name the member who is to remain.")
        .at("/into/" + field);
  }
}
