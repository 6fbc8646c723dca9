package dev.regulars.me;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.PublicPlans;
import dev.regulars.programme.Today;
import dev.regulars.reward.MemberRewards;
import dev.regulars.rulebook.RuleBooks;
import dev.regulars.security.AllowAnyone;
import dev.regulars.shared.Languages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Programme")
class PublicProgrammeEndpoint {

  private final ProgrammeSettings settings;
  private final PublicPlans plans;
  private final RuleBooks rulebooks;
  private final MemberRewards rewards;
  private final Today calendar;

  PublicProgrammeEndpoint(
      ProgrammeSettings settings,
      PublicPlans plans,
      RuleBooks rulebooks,
      MemberRewards rewards,
      Today calendar) {
    this.settings = settings;
    this.plans = plans;
    this.rulebooks = rulebooks;
    this.rewards = rewards;
    this.calendar = calendar;
  }

  @GetMapping("/v1/programme/public")
  @AllowAnyone
  @Operation(
      operationId = "publicProgramme",
      summary = "The programme in words, for customers",
      description =
          "What the live rulebook, the settings and the rewards say, made anew for each request."
              + " Without a key; in English or German, by `Accept-Language`. Rules that ask for a"
              + " tag, an attribute, a code or a signal are not told, nor are those that say `not"
              + " told to customers`.")
  Mono<ResponseEntity<PublicProgramme>> programme(
      @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String languages) {
    Locale locale = Languages.of(languages);
    return Mono.zip(rulebooks.live(), rewards.forAnybody(), plans.offered())
        .map(
            read ->
                ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                    .body(
                        PublicProgramme.of(
                            settings.settings(),
                            read.getT3(),
                            read.getT1().rules().told(calendar.date(), locale),
                            read.getT2(),
                            locale)));
  }
}
