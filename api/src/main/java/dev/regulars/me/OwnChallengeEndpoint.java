package dev.regulars.me;

import dev.regulars.purchase.ChallengeView;
import dev.regulars.purchase.MemberChallenges;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.Languages;
import dev.regulars.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a member can take part in. */
@RestController
@Tag(name = "Me")
class OwnChallengeEndpoint {

  private final MemberChallenges challenges;

  OwnChallengeEndpoint(MemberChallenges challenges) {
    this.challenges = challenges;
  }

  @GetMapping("/v1/me/challenges")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "listMyChallenges",
      summary = "Challenges and how far the member has come",
      description = "What they give is told in English (`en`) or German (`de`).")
  Mono<Page<ChallengeView>> list(
      @RequestParam(required = false) @Nullable String lang, Caller caller) {
    Locale locale = Languages.read(lang);
    return challenges.of(caller.id(), locale).map(found -> new Page<>(found, null));
  }
}
