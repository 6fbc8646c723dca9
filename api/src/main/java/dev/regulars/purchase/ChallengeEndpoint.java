package dev.regulars.purchase;

import dev.regulars.security.Allow;
import dev.regulars.security.Role;
import dev.regulars.shared.Languages;
import dev.regulars.shared.Page;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows what members can take part in, and how far they have come. */
@RestController
class ChallengeEndpoint {

  private final MemberChallenges challenges;

  ChallengeEndpoint(MemberChallenges challenges) {
    this.challenges = challenges;
  }

  @GetMapping("/v1/members/{id}/challenges")
  @Allow({Role.TILL, Role.SUPPORT})
  @Tag(name = "Members")
  @Operation(
      operationId = "listMemberChallenges",
      summary = "Challenges and how far the member has come",
      description =
          "Those of the live rulebook, from the first day on and for a month after the last. One"
              + " that starts anew each day, week, month or year is told as it stands today. What"
              + " it gives is told in English (`en`) or German (`de`).")
  Mono<Page<ChallengeView>> list(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable String lang) {
    Locale locale = Languages.read(lang);
    return challenges
        .of(id, locale)
        .map(found -> new Page<>(found, null))
        .switchIfEmpty(Mono.error(ChallengeEndpoint::noMember));
  }

  private static ProblemException noMember() {
    return new ProblemException(Problem.notFound("There is no member with this id."));
  }
}
