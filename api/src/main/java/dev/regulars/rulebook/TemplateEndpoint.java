package dev.regulars.rulebook;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.Today;
import dev.regulars.rules.template.Templates;
import dev.regulars.security.Allow;
import dev.regulars.security.Role;
import dev.regulars.shared.Languages;
import dev.regulars.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Rulebook")
class TemplateEndpoint {

  private final Compiling compiling;
  private final Today calendar;
  private final ForProgramme<Templates> templates;

  TemplateEndpoint(Compiling compiling, ProgrammeSettings settings, Today calendar) {
    this.compiling = compiling;
    this.calendar = calendar;
    // When they are first asked for: reading them would hold up the start.
    this.templates = new ForProgramme<>(settings, Templates::new);
  }

  @GetMapping("/v1/rulebook/templates")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(
      operationId = "listRulebookTemplates",
      summary = "Rules to begin with",
      description = "With the currency and the tiers of the programme; campaigns begin today.")
  Mono<Page<TemplateView>> templates(
      @RequestParam(required = false) @Nullable String lang, ServerWebExchange exchange) {
    Locale locale = Languages.asked(lang, exchange);
    LocalDate today = calendar.date();
    return compiling.look(
        () ->
            new Page<>(
                templates.get().in(locale, today).stream().map(TemplateView::of).toList(), null));
  }
}
