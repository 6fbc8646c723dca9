package dev.regulars.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.security.Allow;
import dev.regulars.security.Role;
import dev.regulars.tier.Balances;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells a member's page what happens. */
@RestController
@Tag(name = "Me")
class LiveEndpoint {

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /**
   * What happened.
   *
   * @param what in a word, as the outbox calls it: {@code purchase.recorded}
   * @param points positive for the member, negative against; missing where it is not about any
   * @param purchaseId that it is about, missing for none
   * @param available what can be spent now
   * @param more the rest of what happened, where it is not about points
   */
  @Schema(name = "LiveEvent")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Live(
      Instant at,
      @Schema(example = "purchase.recorded") String what,
      @Nullable Long points,
      @Nullable UUID purchaseId,
      @Nullable Long available,
      @Nullable Map<String, ?> more) {}

  private static final TypeReference<Map<String, Object>> MORE = new TypeReference<>() {};

  private final LivePages pages;
  private final MemberSessions sessions;
  private final Balances balances;
  private final JsonMapper json;

  LiveEndpoint(LivePages pages, MemberSessions sessions, Balances balances, JsonMapper json) {
    this.pages = pages;
    this.sessions = sessions;
    this.balances = balances;
    this.json = json;
  }

  @GetMapping(path = "/v1/me/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "followMe",
      summary = "Follow what happens",
      description =
          "Events `points`, `tier`, `referral` and `message`, within a second, on whichever server"
              + " it happened. A comment every 15 seconds keeps it open. What happened while nobody"
              + " was connected is not told again: look up how things stand after each connect.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(implementation = Live.class)))
  ResponseEntity<Flux<ServerSentEvent<Live>>> follow(ServerWebExchange exchange) {
    MemberSession session = MemberSession.of(exchange);
    Flux<ServerSentEvent<Live>> told =
        pages.of(session.memberId()).concatMap(event -> live(event, session.memberId()));
    Flux<ServerSentEvent<Live>> beats =
        pages
            .ready()
            .thenMany(Flux.interval(Duration.ZERO, HEARTBEAT).onBackpressureDrop())
            .map(beat -> ServerSentEvent.<Live>builder().comment("").build());
    Flux<ServerSentEvent<Live>> events =
        told.materialize()
            .mergeWith(beats.materialize().filter(signal -> signal.isOnNext()))
            .<ServerSentEvent<Live>>dematerialize()
            // A session that was ended sees nothing more, and its stream ends with the next beat.
            .concatMap(event -> sessions.lives(session.id()).map(lives -> new Told(event, lives)))
            .takeWhile(Told::lives)
            .map(Told::event);
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Accel-Buffering", "no")
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .body(events);
  }

  private record Told(ServerSentEvent<Live> event, boolean lives) {}

  private Mono<ServerSentEvent<Live>> live(OutboxEvent event, UUID memberId) {
    String kind = kind(event.type());
    if (kind == null) {
      return Mono.empty();
    }
    JsonNode payload = json.readTree(event.payload());
    return balances
        .of(memberId)
        .map(balance -> balance.available())
        .map(
            available ->
                ServerSentEvent.builder(
                        new Live(
                            event.at(),
                            event.type(),
                            points(event.type(), payload),
                            purchase(event, payload),
                            available,
                            kind.equals("points") ? null : json.convertValue(payload, MORE)))
                    .event(kind)
                    .build());
  }

  private static @Nullable String kind(String type) {
    if (type.startsWith("purchase.") || type.startsWith("event.") || type.startsWith("points.")) {
      return "points";
    }
    if (type.startsWith("redemption.")) {
      return "points";
    }
    if (type.startsWith("tier.")) {
      return "tier";
    }
    if (type.startsWith("referral.")) {
      return "referral";
    }
    return type.startsWith("feedback.") ? "message" : null;
  }

  private static @Nullable Long points(String type, JsonNode payload) {
    JsonNode points = payload.path("points");
    if (!points.isNumber()) {
      return null;
    }
    return type.equals("purchase.returned") ? -points.asLong() : points.asLong();
  }

  private static @Nullable UUID purchase(OutboxEvent event, JsonNode payload) {
    return switch (event.type()) {
      case "purchase.recorded", "purchase.claimed" -> event.sourceId();
      case "purchase.returned" -> UUID.fromString(payload.path("purchaseId").asString());
      default -> null;
    };
  }
}
