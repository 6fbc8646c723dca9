package dev.regulars.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class PageRoutesTests {

  private final WebTestClient browser =
      WebTestClient.bindToRouterFunction(new PageRoutes().pages()).build();

  @ParameterizedTest
  @CsvSource({
    "/admin, <title>Regulars</title>",
    "/admin/members/42, <title>Regulars</title>",
    "/me, <title>My points",
    "/me/history, <title>My points"
  })
  void everyPathBelowAPageAnswersWithItsDocument(String path, String title) {
    assertThat(document(path)).contains(title);
  }

  @Test
  void aDocumentIsAskedForAgainAndLoadsNothingFromElsewhere() {
    browser.get().uri("/admin").exchange().expectHeader().valueEquals("Cache-Control", "no-cache");
    assertThat(document("/admin")).doesNotContain("style=").doesNotContain("://");
  }

  @Test
  void eachDocumentHasItsOwnNumberForStylesAndItsPolicyNamesIt() {
    String first = nonceOfADocument();
    assertThat(first).hasSizeGreaterThanOrEqualTo(22);
    assertThat(nonceOfADocument()).isNotEqualTo(first);
  }

  private String nonceOfADocument() {
    var answer = browser.get().uri("/admin").exchange().expectBody(String.class).returnResult();
    Matcher meta =
        Pattern.compile("<meta name=\"csp-nonce\" content=\"([^\"]+)\"")
            .matcher(String.valueOf(answer.getResponseBody()));
    assertThat(meta.find()).isTrue();
    assertThat(answer.getResponseHeaders().getFirst("Content-Security-Policy"))
        .isEqualTo(PageRoutes.contentSecurityPolicy(meta.group(1)))
        .doesNotContain("unsafe");
    return meta.group(1);
  }

  @Test
  void theScriptOfADocumentIsThereAndKeptForAYear() {
    Matcher script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"").matcher(document("/admin"));
    assertThat(script.find()).isTrue();
    browser
        .get()
        .uri(script.group(1))
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentTypeCompatibleWith(MediaType.parseMediaType("text/javascript"))
        .expectHeader()
        .valueEquals("Cache-Control", "max-age=31536000, public, immutable");
  }

  @ParameterizedTest
  @CsvSource({"'gzip, deflate, br', br", "gzip, gzip"})
  void theScriptIsSentCompressedToWhoTakesThat(String accepted, String encoding) {
    Matcher script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"").matcher(document("/admin"));
    assertThat(script.find()).isTrue();
    browser
        .get()
        .uri(script.group(1))
        .header("Accept-Encoding", accepted)
        .exchange()
        .expectHeader()
        .valueEquals("Content-Encoding", encoding)
        .expectHeader()
        .contentTypeCompatibleWith(MediaType.parseMediaType("text/javascript"))
        .expectHeader()
        .valueEquals("Vary", "Accept-Encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/assets/unknown.js", "/assets/..%2Fadmin%2Findex.html", "/assets/%2e%2e"})
  void whatIsNoAssetIsNotFound(String path) {
    browser.get().uri(java.net.URI.create(path)).exchange().expectStatus().isNotFound();
  }

  @Test
  void theMembersPageIsKeptByAWorkerThatMayDoSoForAllOfIt() {
    browser
        .get()
        .uri("/me/worker.js")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentTypeCompatibleWith(MediaType.parseMediaType("text/javascript"))
        .expectHeader()
        .valueEquals("Service-Worker-Allowed", "/me")
        .expectHeader()
        .valueEquals("Cache-Control", "no-cache")
        .expectBody(String.class)
        .value(
            script ->
                assertThat(script).contains("addEventListener").doesNotContain("import ", "/v1/"));
  }

  @Test
  void theRootLeadsToTheProgramme() {
    browser
        .get()
        .uri("/")
        .exchange()
        .expectStatus()
        .isTemporaryRedirect()
        .expectHeader()
        .location("/admin");
  }

  private String document(String path) {
    String body =
        browser
            .get()
            .uri(path)
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentTypeCompatibleWith(MediaType.TEXT_HTML)
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    assertThat(body).isNotNull();
    return body;
  }
}
