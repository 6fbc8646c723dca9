package dev.regulars.me;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.security.AllowAnyone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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

  /** How a device shows the page among its apps: W3C Web Application Manifest. */
  @Schema(name = "AppManifest")
  record Manifest(
      String id,
      String name,
      @JsonProperty("short_name") @Schema(name = "short_name") String shortName,
      @JsonProperty("start_url") @Schema(name = "start_url") String startUrl,
      String scope,
      String display,
      @JsonProperty("theme_color") @Schema(name = "theme_color") String themeColour,
      @JsonProperty("background_color") @Schema(name = "background_color") String backgroundColour,
      List<Icon> icons) {

    /** A picture of the app. */
    @Schema(name = "AppIcon")
    record Icon(String src, String sizes, String type, String purpose) {}
  }

  @GetMapping(path = "/v1/me/app.webmanifest", produces = "application/manifest+json")
  @AllowAnyone
  @Operation(
      operationId = "getMemberApp",
      summary = "How a device shows the members' page among its apps")
  Mono<Manifest> app() {
    return Mono.fromSupplier(
        () ->
            new Manifest(
                "/me",
                properties.name(),
                properties.name(),
                "/me",
                "/me",
                "standalone",
                properties.colour(),
                "#ffffff",
                List.of(
                    new Manifest.Icon("/assets/app-1.svg", "any", "image/svg+xml", "any"),
                    new Manifest.Icon("/assets/app-1.svg", "any", "image/svg+xml", "maskable"))));
  }

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
