package dev.regulars.me;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.security.AllowAnyone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How the members' page looks, and what it needs to show money and days. */
@RestController
@Tag(name = "Me")
class MemberPageEndpoint {

  private final MeProperties properties;
  private final ProgrammeSettings programme;
  private final Delivery delivery;

  MemberPageEndpoint(MeProperties properties, ProgrammeSettings programme, Delivery delivery) {
    this.properties = properties;
    this.programme = programme;
    this.delivery = delivery;
  }

  /** The page, before anybody has signed in. */
  @Schema(name = "MemberPage")
  record PageView(
      @Schema(description = "Of the shop or programme", example = "Corner Coffee") String name,
      @Schema(example = "#1f5f4a", description = "Carries white letters") String colour,
      @Schema(example = "EUR", description = "ISO 4217") String currency,
      @Schema(example = "Europe/Berlin") String zone,
      @Schema(description = "What a point is worth, in minor units") long pointValueMinor,
      @Schema(description = "Whether codes can be sent") boolean signIn,
      @Schema(description = "Codes are shown at /demo/mailbox") boolean demo) {}

  @GetMapping("/v1/me/page")
  @AllowAnyone
  @Operation(operationId = "getMemberPage", summary = "How the members' page looks")
  Mono<PageView> page() {
    return Mono.fromSupplier(
        () ->
            new PageView(
                properties.name(),
                properties.colour(),
                programme.currency(),
                programme.zone().getId(),
                programme.pointValueMinor(),
                delivery.reachesEmail(),
                delivery.isDemo()));
  }
}
