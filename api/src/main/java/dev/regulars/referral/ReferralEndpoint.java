package dev.regulars.referral;

import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.member.Members;
import dev.regulars.member.PhoneNumbers;
import dev.regulars.referral.Joining.Friend;
import dev.regulars.referral.Joining.Joined;
import dev.regulars.referral.MemberReferrals.OwnInvitation;
import dev.regulars.referral.Referral.JoinedBy;
import dev.regulars.security.Allow;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Languages;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Friends join, and who invited whom is looked up. */
@RestController
@Tag(name = "Referrals", description = "Friends who bring friends.")
class ReferralEndpoint {

  /** A friend who says who invited them. */
  @Schema(
      name = "NewReferral",
      requiredProperties = {"code", "friend"},
      example =
          """
          {"code": "428-K7F-49N", "friend": {"card": "4000123"}}
          """)
  record NewReferral(
      @Schema(
              description = "However it is typed",
              example = "428-K7F-49N",
              minLength = 1,
              maxLength = CodeText.LENGTH_MAX)
          @Nullable String code,
      @Nullable MemberRefBody friend) {}

  private final Joining joining;
  private final Referrals referrals;
  private final AwardRows awards;
  private final MemberReferrals own;
  private final MemberDirectory directory;
  private final Members members;
  private final PhoneNumbers phones;
  private final Transactions transactions;
  private final AuditLog audit;
  private final Clock clock;

  ReferralEndpoint(
      Joining joining,
      Referrals referrals,
      AwardRows awards,
      MemberReferrals own,
      MemberDirectory directory,
      Members members,
      PhoneNumbers phones,
      Transactions transactions,
      AuditLog audit,
      Clock clock) {
    this.joining = joining;
    this.referrals = referrals;
    this.awards = awards;
    this.own = own;
    this.directory = directory;
    this.members = members;
    this.phones = phones;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  @PostMapping("/v1/referrals")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(
      operationId = "joinReferral",
      summary = "Say who invited a friend",
      description =
          "Before the friend's first purchase, and within the programme's days after their"
              + " enrolment. A friend has one referrer for ever; the same code again changes"
              + " nothing and is answered with the referral as it stands.")
  @ApiResponse(responseCode = "201", description = "The friend has joined; 200: they had before")
  @ApiResponse(
      responseCode = "409",
      description = "`already-referred`: the friend came with another code before",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  @ApiResponse(
      responseCode = "422",
      description =
          "`unknown-referral-code`, `referral-code-not-in-force`, `referral-code-used-up`,"
              + " `self-referral`, `too-late`, `unknown-member`",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<ResponseEntity<ReferralView>> join(@RequestBody NewReferral body, Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.requireText("/code", body.code(), CodeText.LENGTH_MAX);
    MemberRef friend =
        errors.require("/friend", body.friend())
            ? body.friend().read(errors, "/friend", phones)
            : null;
    errors.throwIfAny();
    String code = Objects.requireNonNull(body.code());
    MemberRef known = Objects.requireNonNull(friend);
    return transactions
        .keep(connection -> join(connection, code, known, caller))
        .map(ReferralEndpoint::answer);
  }

  private Mono<Joined> join(Connection connection, String code, MemberRef friend, Caller caller) {
    return directory
        .resolve(connection, List.of(friend))
        .flatMap(found -> Mono.justOrEmpty(found.get(friend)))
        .switchIfEmpty(Mono.error(() -> Refusals.nobody("/friend")))
        .flatMap(
            id -> joining.join(connection, code, new Friend(id, JoinedBy.CLAIM, clock.instant())))
        .delayUntil(
            joined ->
                joined.isNew() && caller.role() != Role.TILL
                    ? audit.record(
                        connection,
                        caller.who(),
                        "referral.joined",
                        "referral",
                        joined.referral().id().toString(),
                        Map.of("friend", joined.referral().friendId()))
                    : Mono.empty());
  }

  private static ResponseEntity<ReferralView> answer(Joined joined) {
    ReferralView view = ReferralView.of(joined.referral(), List.of());
    return joined.isNew()
        ? ResponseEntity.created(URI.create("/v1/referrals/" + view.id())).body(view)
        : ResponseEntity.ok().header(Idempotency.REPLAYED, "true").body(view);
  }

  @GetMapping("/v1/referrals")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "listReferrals",
      summary = "List referrals, the newest first",
      description = "What `reasons` say is English (`en`) or German (`de`).")
  Mono<Page<ReferralView>> list(
      @Parameter(schema = @Schema(implementation = ReferralState.class))
          @RequestParam(required = false)
          @Nullable String state,
      @RequestParam(required = false) @Nullable UUID member,
      @RequestParam(required = false) @Nullable String lang,
      @ParameterObject PageRequest page) {
    Locale locale = Languages.read(lang);
    return referrals
        .list(new Referrals.Filter(state(state), null, member), page)
        .flatMap(found -> views(found, locale));
  }

  private Mono<Page<ReferralView>> views(Page<Referral> page, Locale locale) {
    Set<UUID> people = new HashSet<>();
    for (Referral referral : page.items()) {
      people.add(referral.friendId());
      if (referral.referrerId() != null) {
        people.add(referral.referrerId());
      }
    }
    return Mono.zip(
            awards.of(page.items().stream().map(Referral::id).toList()), directory.names(people))
        .map(
            read ->
                page.map(
                    referral ->
                        ReferralView.of(
                            referral,
                            read.getT1().getOrDefault(referral.id(), List.of()),
                            read.getT2(),
                            locale)));
  }

  private static @Nullable ReferralState state(@Nullable String code) {
    FieldErrors errors = new FieldErrors();
    ReferralState state = code == null ? null : ReferralState.of(code);
    errors.check(
        code == null || state != null, "/state", "must be one of " + ReferralState.codes());
    errors.throwIfAny();
    return state;
  }

  @GetMapping("/v1/members/{id}/referral")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(
      operationId = "getMemberReferral",
      summary = "With which a member invites friends, and how many came")
  Mono<OwnInvitation> ofMember(@PathVariable UUID id) {
    return require(id).then(Mono.defer(() -> own.invitation(id)));
  }

  @GetMapping("/v1/members/{id}/referrals")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "listMemberReferrals",
      summary = "The friends that a member brought, the newest first")
  Mono<Page<ReferralView>> broughtBy(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String lang,
      @ParameterObject PageRequest page) {
    Locale locale = Languages.read(lang);
    return require(id)
        .then(Mono.defer(() -> referrals.list(new Referrals.Filter(null, id, null), page)))
        .flatMap(found -> views(found, locale));
  }

  private Mono<UUID> require(UUID id) {
    return members
        .resolve(new MemberRef(MemberRef.Kind.ID, id.toString()))
        .switchIfEmpty(
            Mono.error(() -> new ProblemException(Problem.notFound("There is no such member."))));
  }
}
