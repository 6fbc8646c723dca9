package dev.regulars.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.member.PhoneNumbers;
import dev.regulars.security.Allow;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Codes that marketers give a name: of a partner, of a poster in a store, of a campaign. */
@RestController
@Tag(name = "Referrals")
class ReferralCodeEndpoint {

  private static final String CODE_PATTERN = "^[A-Za-z0-9][A-Za-z0-9-]{2,29}$";
  private static final Pattern CODE = Pattern.compile(CODE_PATTERN);
  private static final int NAME_MAX = 100;
  private static final long FRIENDS_MAX = 1_000_000_000L;

  /** What a named code is to be. */
  @Schema(
      name = "ReferralCodeRequest",
      requiredProperties = "name",
      example =
          """
          {"name": "Poster in Altona", "validFrom": "2026-12-01", "validUntil": "2026-12-31",
           "maxFriends": 500}
          """)
  record Body(
      @Schema(
              description =
                  "Who invites with it; left out: nobody, and only the friend gets what"
                      + " is promised")
          @Nullable MemberRefBody member,
      @Schema(minLength = 1, maxLength = NAME_MAX) @Nullable String name,
      @Schema(description = "The first day on which friends may join with it")
          @Nullable LocalDate validFrom,
      @Schema(description = "The last day") @Nullable LocalDate validUntil,
      @Schema(
              description = "How many friends may join with it",
              minimum = "1",
              maximum = "1000000000")
          @Nullable Long maxFriends) {}

  /** A named code. */
  @Schema(name = "ReferralCode")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CodeView(
      String code,
      String link,
      String name,
      @Nullable UUID member,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validUntil,
      @Nullable Long maxFriends,
      @Schema(description = "Friends who joined with it") long joined) {}

  private final ReferralCodes codes;
  private final Referrals referrals;
  private final MemberInvitations invitations;
  private final MemberDirectory directory;
  private final PhoneNumbers phones;
  private final Transactions transactions;
  private final AuditLog audit;

  ReferralCodeEndpoint(
      ReferralCodes codes,
      Referrals referrals,
      MemberInvitations invitations,
      MemberDirectory directory,
      PhoneNumbers phones,
      Transactions transactions,
      AuditLog audit) {
    this.codes = codes;
    this.referrals = referrals;
    this.invitations = invitations;
    this.directory = directory;
    this.phones = phones;
    this.transactions = transactions;
    this.audit = audit;
  }

  @PutMapping("/v1/referral-codes/{code}")
  @Allow(Role.MARKETER)
  @Operation(
      operationId = "putReferralCode",
      summary = "Create or replace a named code",
      description =
          "For partners, staff, posters and campaigns. Codes that look the same to people are the"
              + " same.")
  @ApiResponse(responseCode = "200", description = "The code as it is now")
  @ApiResponse(
      responseCode = "409",
      description = "`referral-code-taken`: it is a member's own code",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<CodeView> put(
      @Parameter(schema = @Schema(pattern = CODE_PATTERN)) @PathVariable String code,
      @RequestBody Body body,
      Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.check(
        CODE.matcher(code).matches(), "/code", "must have 3 to 30 letters, digits and dashes");
    errors.requireText("/name", body.name(), NAME_MAX);
    errors.check(
        body.validFrom() == null
            || body.validUntil() == null
            || !body.validUntil().isBefore(body.validFrom()),
        "/validUntil",
        "must not be before validFrom");
    errors.check(
        body.maxFriends() == null || (body.maxFriends() >= 1 && body.maxFriends() <= FRIENDS_MAX),
        "/maxFriends",
        "must be between 1 and " + FRIENDS_MAX);
    MemberRef member = body.member() == null ? null : body.member().read(errors, "/member", phones);
    errors.throwIfAny();
    return transactions.keep(
        connection ->
            owner(connection, member)
                .map(owner -> code(code, body, owner.orElse(null)))
                .flatMap(named -> put(connection, named, caller)));
  }

  private static ReferralCode code(String typed, Body body, @Nullable UUID owner) {
    return new ReferralCode(
        CodeText.canonical(typed),
        typed,
        owner,
        Objects.requireNonNull(body.name()),
        body.validFrom(),
        body.validUntil(),
        body.maxFriends());
  }

  private Mono<Optional<UUID>> owner(Connection connection, @Nullable MemberRef member) {
    return member == null
        ? Mono.just(Optional.empty())
        : directory
            .resolve(connection, List.of(member))
            .flatMap(found -> Mono.justOrEmpty(found.get(member)))
            .map(Optional::of)
            .switchIfEmpty(Mono.error(() -> Refusals.nobody("/member")));
  }

  private Mono<CodeView> put(Connection connection, ReferralCode code, Caller caller) {
    return codes
        .put(connection, code)
        .flatMap(
            kept ->
                kept
                    ? audit
                        .record(
                            connection,
                            caller.who(),
                            "referral-code.changed",
                            "referral-code",
                            code.shown(),
                            Map.of("name", Objects.requireNonNull(code.name())))
                        .then(referrals.countOf(connection, code))
                    : Mono.error(taken()))
        .map(joined -> view(code, joined));
  }

  private CodeView view(ReferralCode code, long joined) {
    return new CodeView(
        code.shown(),
        invitations.link(code.shown()),
        Objects.requireNonNull(code.name()),
        code.memberId(),
        code.validFrom(),
        code.validUntil(),
        code.maxFriends(),
        joined);
  }

  private static ProblemException taken() {
    return new ProblemException(
        Problem.conflict(
            "referral-code-taken",
            "Referral code taken",
            "A member has this code, or one that looks the same. Choose another one."));
  }
}
