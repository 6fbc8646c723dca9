package dev.regulars.purchase;

import dev.regulars.account.Merges;
import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.member.Members;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Page;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
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

  /** Who remains, and why. */
  @Schema(
      name = "MergeRequest",
      requiredProperties = {"into"})
  record MergeBody(
      @Nullable MemberRefBody into,
      @Schema(description = "For the audit log", example = "Enrolled twice", maxLength = 500)
          @Nullable String reason) {}

  /**
   * A member who was merged into this one.
   *
   * @param undoUntil until when they can be parted again, if nothing that came with them was used
   */
  @Schema(name = "MergedPart")
  record PartView(UUID memberId, @Nullable String name, Instant at, Instant undoUntil) {}

  private static final int REASON_LENGTH_MAX = 500;
  private static final int PARTS_MAX = 200;

  private final PurchaseForm form;
  private final Members members;
  private final Merges merges;
  private final Intake intake;
  private final MemberDirectory directory;
  private final MergeSettings settings;
  private final Ids ids;

  MergeEndpoint(
      PurchaseForm form,
      Members members,
      MemberDirectory directory,
      Merges merges,
      MergeSettings settings,
      Intake intake,
      Ids ids) {
    this.form = form;
    this.members = members;
    this.directory = directory;
    this.merges = merges;
    this.settings = settings;
    this.intake = intake;
    this.ids = ids;
  }

  @GetMapping("/v1/members/{id}/merges")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "listMerges",
      summary = "Who was merged into a member",
      description =
          "The last 200 of those who are a part of the member since, the newest first; each of"
              + " them can be parted again until `undoUntil`.")
  Mono<Page<PartView>> list(@PathVariable UUID id) {
    return members
        .resolve(new MemberRef(MemberRef.Kind.ID, id.toString()))
        .switchIfEmpty(
            Mono.error(
                () -> new ProblemException(Problem.notFound("There is no member with this id."))))
        .thenMany(merges.into(id, PARTS_MAX))
        .collectList()
        .flatMap(this::views)
        .map(views -> new Page<>(views, null));
  }

  private Mono<List<PartView>> views(List<Merges.Part> parts) {
    return directory
        .names(parts.stream().map(Merges.Part::memberId).toList())
        .map(
            names ->
                parts.stream()
                    .map(
                        part ->
                            new PartView(
                                part.memberId(),
                                names.get(part.memberId()),
                                part.at(),
                                part.at().plus(settings.undo())))
                    .toList());
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
    errors.text("/reason", body.reason(), REASON_LENGTH_MAX);
    errors.throwIfAny();
    MemberRef into = Objects.requireNonNull(ref);
    Idempotency.Request request = request("merges", id, key, caller);
    return members
        .resolve(into)
        .switchIfEmpty(Mono.error(() -> new ProblemException(unknown(into))))
        .delayUntil(remains -> refuseErased(id, remains))
        .map(remains -> new MergeMembers(remains, body.reason(), id, request, caller.who()))
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
