package dev.regulars.me;

import dev.regulars.me.Mails.Shown;
import dev.regulars.security.AllowAnyone;
import dev.regulars.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What the demo would have sent. */
@RestController
@ConditionalOnBooleanProperty("regulars.demo")
@Tag(name = "Me")
class DemoMailboxEndpoint {

  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final Mails mails;
  private final JsonMapper json;

  DemoMailboxEndpoint(Mails mails, JsonMapper json) {
    this.mails = mails;
    this.json = json;
  }

  @GetMapping(
      path = "/demo/mailbox",
      produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_HTML_VALUE})
  @AllowAnyone
  @Operation(
      operationId = "demoMailbox",
      summary = "What members were sent, the newest first; in demo mode only",
      description = "JSON for who accepts `application/json`, a page for everybody else.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = MailboxPage.class)))
  Mono<ResponseEntity<String>> list(ServerWebExchange exchange) {
    boolean asJson =
        exchange.getRequest().getHeaders().getAccept().stream()
            .filter(type -> !type.isWildcardType())
            .findFirst()
            .filter(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON))
            .isPresent();
    return mails
        .shown()
        .map(
            page ->
                ResponseEntity.ok()
                    .contentType(asJson ? MediaType.APPLICATION_JSON : HTML)
                    .cacheControl(CacheControl.noStore())
                    .body(asJson ? json.writeValueAsString(page) : html(page)));
  }

  /** The JSON's form. */
  @Schema(name = "DemoMailbox")
  record MailboxPage(List<Shown> items) {}

  private static String html(Page<Shown> page) {
    StringBuilder html =
        new StringBuilder(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Demo mailbox</title>
            </head>
            <body>
            <main>
            <h1>Demo mailbox</h1>
            <p>What members were sent, the newest first. Nothing leaves this server.</p>
            """);
    if (page.items().isEmpty()) {
      html.append("<p>Nothing yet.</p>\n");
    }
    for (Shown mail : page.items()) {
      html.append("<article>\n<h2>")
          .append(HtmlUtils.htmlEscape(mail.subject()))
          .append("</h2>\n<p>To ")
          .append(HtmlUtils.htmlEscape(mail.to()))
          .append(", <time>")
          .append(mail.at())
          .append("</time></p>\n");
      for (String paragraph : mail.text().split("\n\n")) {
        html.append("<p>").append(HtmlUtils.htmlEscape(paragraph)).append("</p>\n");
      }
      html.append("</article>\n<hr>\n");
    }
    return html.append("</main>\n</body>\n</html>\n").toString();
  }
}
