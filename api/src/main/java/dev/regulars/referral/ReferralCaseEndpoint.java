package dev.regulars.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.member.MemberPerson;
import dev.regulars.referral.ReferralCases.Case;
import dev.regulars.security.Allow;
import dev.regulars.security.Role;
import dev.regulars.shared.Languages;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** All that helps somebody to decide about a referral. */
@RestController
@Tag(name = "Referrals")
class ReferralCaseEndpoint {

  private static final Comparator<MemberPerson> FIRST_COME =
      Comparator.comparing(MemberPerson::enrolledAt).thenComparing(MemberPerson::id);

  /** Somebody two steps around at most. */
  @Schema(name = "ReferralPerson")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Person(
      UUID id,
      @Nullable String name,
      Instant enrolledAt,
      boolean blocked,
      @Schema(description = "Friends that they brought; 1000 for more") long brought) {}

  /** Somebody brought somebody. */
  @Schema(name = "ReferralLink")
  record LinkView(UUID id, UUID referrer, UUID friend, ReferralState state, Instant joinedAt) {}

  /**
   * A referral with what is around it.
   *
   * @param expected what both sides would get if it was approved now; empty where nothing waits
   * @param people those of the links and of the referral, who came first stands first
   * @param links who brought whom, two steps around: of many friends the newest
   */
  @Schema(name = "ReferralCase")
  record CaseView(
      ReferralView referral,
      List<ReferralView.Award> expected,
      List<Person> people,
      List<LinkView> links) {}

  private final ReferralCases cases;

  ReferralCaseEndpoint(ReferralCases cases) {
    this.cases = cases;
  }

  @GetMapping("/v1/referrals/{id}")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "getReferral",
      summary = "A referral, what both would get, and who brought whom around it",
      description = "What `reasons` say is English (`en`) or German (`de`).")
  Mono<CaseView> one(@PathVariable UUID id, @RequestParam(required = false) @Nullable String lang) {
    Locale locale = Languages.read(lang);
    return cases
        .find(id)
        .switchIfEmpty(
            Mono.error(() -> new ProblemException(Problem.notFound("There is no such referral."))))
        .map(found -> view(found, locale));
  }

  private static CaseView view(Case found, Locale locale) {
    Map<UUID, String> names = new HashMap<>();
    for (MemberPerson person : found.people().values()) {
      if (person.name() != null) {
        names.put(person.id(), person.name());
      }
    }
    return new CaseView(
        ReferralView.of(found.referral(), found.given(), names, locale),
        found.expected().stream().map(ReferralView::award).toList(),
        found.people().values().stream()
            .sorted(FIRST_COME)
            .map(person -> person(person, found))
            .toList(),
        found.links().stream()
            .map(
                link ->
                    new LinkView(
                        link.id(), link.referrer(), link.friend(), link.state(), link.joinedAt()))
            .toList());
  }

  private static Person person(MemberPerson person, Case found) {
    return new Person(
        person.id(),
        person.name(),
        person.enrolledAt(),
        person.blocked(),
        found.brought().getOrDefault(person.id(), 0L));
  }
}
