package dev.regulars.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.MultiValueMap;

/** A person at the pages: keeps cookies as a browser does, and sends the CSRF token back. */
public final class Browser {

  private final WebTestClient nobody;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  public Browser(Server server) {
    this(server.nobody());
  }

  public Browser(WebTestClient nobody) {
    this.nobody = nobody;
  }

  /** Somebody of the demo, signed in. */
  public static Browser of(Server server, String login) {
    Browser browser = new Browser(server);
    browser.signIn(login, FirstPeople.DEMO_PASSWORD).expectStatus().isOk();
    return browser;
  }

  /** Signs in, and keeps what the answer sets. */
  public WebTestClient.ResponseSpec signIn(String login, String password) {
    return keep(signingIn(login, password));
  }

  /** The request, for whoever wants to see the answer's body. */
  WebTestClient.RequestHeadersSpec<?> signingIn(String login, String password) {
    return as().post().uri("/v1/session").bodyValue(Map.of("login", login, "password", password));
  }

  /** Sends a request and keeps the cookies that are set; the answer's body is gone then. */
  public WebTestClient.ResponseSpec keep(WebTestClient.RequestHeadersSpec<?> request) {
    WebTestClient.ResponseSpec answer = request.exchange();
    set(answer.returnResult(Void.class).getResponseCookies());
    return answer;
  }

  /** A client with the cookies of this moment, and their CSRF token. */
  public WebTestClient as() {
    return client(cookies.get(PersonCookies.CSRF));
  }

  /** The same with another CSRF token, or none. */
  public WebTestClient client(@Nullable String csrf) {
    WebTestClient.Builder client = nobody.mutate();
    cookies.forEach(client::defaultCookie);
    if (csrf != null) {
      client.defaultHeader(PersonCookies.CSRF_HEADER, csrf);
    }
    return client.build();
  }

  @Nullable String cookie(String name) {
    return cookies.get(name);
  }

  void plant(String name, String value) {
    cookies.put(name, value);
  }

  /** {@code GET /v1/session}. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> session() {
    EntityExchangeResult<Map> answer =
        as().get().uri("/v1/session").exchange().expectBody(Map.class).returnResult();
    assertThat(answer.getStatus().value()).isEqualTo(200);
    set(answer.getResponseCookies());
    return answer.getResponseBody();
  }

  private void set(MultiValueMap<String, ResponseCookie> given) {
    given
        .toSingleValueMap()
        .forEach(
            (name, cookie) -> {
              if (cookie.getMaxAge().isZero()) {
                cookies.remove(name);
              } else {
                cookies.put(name, cookie.getValue());
              }
            });
  }
}
