package dev.regulars.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class OidcClientTests {

  @Test
  void asksTheIssuerWhenItIsNeededAndAgainAfterItWasAway() {
    try (Issuer issuer = new Issuer()) {
      issuer.isAway(true);
      OidcClient client = new OidcClient(properties(issuer.url()));
      StepVerifier.create(client.findByRegistrationId("regulars")).verifyError();
      issuer.isAway(false);
      StepVerifier.create(
              client
                  .findByRegistrationId("regulars")
                  .retryWhen(reactor.util.retry.Retry.fixedDelay(10, Duration.ofSeconds(1))))
          .assertNext(
              found ->
                  assertThat(found.getProviderDetails().getTokenUri())
                      .isEqualTo(issuer.url() + "/token"))
          .verifyComplete();
      StepVerifier.create(client.findByRegistrationId("other")).verifyComplete();
    }
  }

  @Test
  void whateverFailsOnTheWayIsSaidOnThePage() {
    OidcSignIn signIn = new OidcSignIn(null, properties("https://issuer.example"), null, null);
    for (String path : List.of(OidcConfiguration.SIGN_IN_PATH, OidcConfiguration.CALLBACK_PATH)) {
      var exchange = MockServerWebExchange.from(MockServerHttpRequest.get(path));
      StepVerifier.create(
              signIn.whateverFails(exchange, it -> Mono.error(new IllegalStateException("away"))))
          .verifyComplete();
      assertThat(exchange.getResponse().getHeaders().getLocation())
          .hasToString("/admin/sign-in?error=oidc-failed");
    }
    var other = MockServerWebExchange.from(MockServerHttpRequest.get("/v1/stores"));
    StepVerifier.create(
            signIn.whateverFails(other, it -> Mono.error(new IllegalStateException("other"))))
        .verifyErrorMessage("other");
  }

  private static OidcProperties properties(String issuer) {
    return new OidcProperties(
        issuer, Issuer.CLIENT_ID, Issuer.CLIENT_SECRET, "Login", List.of("openid"), "", Map.of());
  }
}
