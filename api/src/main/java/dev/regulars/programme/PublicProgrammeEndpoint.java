package dev.regulars.programme;

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

  PublicProgrammeEndpoint(ProgrammeSettings settings, PublicPlans plans) {
    this.settings = settings;
    this.plans = plans;
  }

  @GetMapping("/v1/programme/public")
  @AllowAnyone
  @Operation(
      operationId = "publicProgramme",
      summary = "The programme in words, for customers",
      description = "Without a key; in English or German, by `Accept-Language`.")
  Mono<ResponseEntity<PublicProgramme>> programme(
      @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
          @Nullable String languages) {
    Locale locale = Languages.of(languages);
    return plans
        .offered()
        .map(
            offered ->
                ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                    .body(PublicProgramme.of(settings.settings(), offered, locale)));
  }
}
