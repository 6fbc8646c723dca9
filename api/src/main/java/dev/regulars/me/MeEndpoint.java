package dev.regulars.me;

import dev.regulars.account.History;
import dev.regulars.account.HistoryEntry;
import dev.regulars.member.OwnProfile;
import dev.regulars.member.OwnProfiles;
import dev.regulars.referral.MemberReferrals;
import dev.regulars.referral.MemberReferrals.OwnInvitation;
import dev.regulars.referral.MemberReferrals.OwnReferral;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Languages;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.tier.BalanceView;
import dev.regulars.tier.Balances;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What a member is and has. */
@RestController
@Tag(name = "Me")
class MeEndpoint {

  private static final Set<String> CHANGEABLE = Set.of("name", "birthday", "language");
  private static final Set<String> LANGUAGES = Set.of("en", "de");

  /** What members change by themselves. */
  @Schema(
      name = "OwnChange",
      description =
          "A JSON merge patch: what is missing stays, null removes. Addresses are changed by"
              + " support, who make sure of them.")
  record OwnChange(
      @Schema(minLength = 1, maxLength = 200) @Nullable String name,
      @Nullable LocalDate birthday,
      @Schema(allowableValues = {"en", "de"}) @Nullable String language) {}

  private final OwnProfiles profiles;
  private final Balances balances;
  private final History history;
  private final MemberReferrals referrals;

  MeEndpoint(OwnProfiles profiles, Balances balances, History history, MemberReferrals referrals) {
    this.profiles = profiles;
    this.balances = balances;
    this.history = history;
    this.referrals = referrals;
  }

  @GetMapping("/v1/me")
  @Allow(Role.MEMBER)
  @Operation(operationId = "getMe", summary = "The member who is signed in")
  Mono<OwnProfile> me(Caller caller) {
    return profiles.of(caller.id());
  }

  @PatchMapping(
      path = "/v1/me",
      consumes = {"application/json", "application/merge-patch+json"})
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "changeMe",
      summary = "Change one's name, birthday or language",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = OwnChange.class))))
  Mono<OwnProfile> change(@RequestBody JsonNode patch, Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.check(patch.isObject(), "", "must be an object");
    for (String name : patch.propertyNames()) {
      errors.check(
          CHANGEABLE.contains(name),
          "/" + FieldErrors.escape(name),
          "cannot be changed here; name, birthday and language can");
    }
    JsonNode language = patch.path("language");
    errors.check(
        language.isMissingNode()
            || language.isNull()
            || (language.isString() && LANGUAGES.contains(language.asString())),
        "/language",
        "must be en or de");
    errors.throwIfAny();
    return profiles.change(caller.id(), patch, caller);
  }

  @GetMapping("/v1/me/balance")
  @Allow(Role.MEMBER)
  @Operation(operationId = "getMyBalance", summary = "What the member has, and until when")
  Mono<BalanceView> balance(Caller caller) {
    return balances.of(caller.id());
  }

  @GetMapping("/v1/me/history")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "listMyHistory",
      summary = "How the points moved, newest first",
      description = "What the product says in `text` is English (`en`) or German (`de`).")
  Mono<Page<HistoryEntry>> history(
      @ParameterObject PageRequest page,
      @RequestParam(required = false) @Nullable String lang,
      Caller caller) {
    return history.of(caller.id(), null, page, Languages.read(lang));
  }

  @GetMapping("/v1/me/referral")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "getMyReferral",
      summary = "With which the member invites friends, and how many came")
  Mono<OwnInvitation> referral(Caller caller) {
    return referrals.invitation(caller.id());
  }

  @GetMapping("/v1/me/referrals")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "listMyReferrals",
      summary = "Friends that the member brought, and who brought the member; the newest first",
      description =
          "From the member's own side only; what `text` says is English (`en`) or German (`de`).")
  Mono<Page<OwnReferral>> referrals(
      @RequestParam(required = false) @Nullable String lang,
      @ParameterObject PageRequest page,
      Caller caller) {
    return referrals.of(caller.id(), page, Languages.read(lang));
  }

  /** What a member asks for that is not theirs is answered like what is not there. */
  static <T> Mono<T> notFound(String what) {
    return Mono.error(
        () -> new ProblemException(Problem.notFound("There is no " + what + " with this id.")));
  }
}
