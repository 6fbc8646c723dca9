package dev.regulars.people;

import dev.regulars.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** Walks a person through the issuer and back. */
final class OidcBrowser {

  private static final HttpClient ISSUERS_PAGES = HttpClient.newHttpClient();

  final Browser browser;
  private final Server server;

  OidcBrowser(Server server) {
    this.server = server;
    this.browser = new Browser(server);
  }

  /** The whole way; the page at its end, as a path of this server. */
  String signIn() {
    return signIn("");
  }

  String signIn(String query) {
    return comeBack(atTheIssuer(begin(query)));
  }

  /** Where the issuer's page is. */
  URI begin(String query) {
    return go(server.url() + OidcConfiguration.SIGN_IN_PATH + query);
  }

  /** Where the issuer sends the person back to. */
  URI atTheIssuer(URI page) {
    try {
      HttpResponse<Void> answer =
          ISSUERS_PAGES.send(
              HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding());
      return URI.create(answer.headers().firstValue("Location").orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The page at the end. */
  String comeBack(URI callback) {
    return go(callback.toString()).toString();
  }

  private URI go(String address) {
    EntityExchangeResult<Void> answer =
        browser
            .keep(browser.as().get().uri(URI.create(address)).header("Accept", "text/html"))
            .expectStatus()
            .isFound()
            .expectBody(Void.class)
            .returnResult();
    return answer.getResponseHeaders().getLocation();
  }
}
