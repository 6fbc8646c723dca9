package dev.regulars.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.cors.reactive.CorsWebFilter;
import reactor.core.publisher.Mono;

class ForeignPagesTests {

  private final CorsWebFilter filter =
      new CorsWebFilter(new ForeignPages(List.of("https://shop.example")));

  private MockServerHttpResponse asked(String method, String origin) {
    MockServerWebExchange exchange =
        MockServerWebExchange.from(
            MockServerHttpRequest.method(
                    HttpMethod.valueOf(method), "https://loyalty.example/v1/purchases/quote")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, content-type"));
    filter.filter(exchange, next -> Mono.empty()).block(Duration.ofSeconds(5));
    return exchange.getResponse();
  }

  @Test
  void aNamedShopsScriptsMayCallWithAKeyAndWithoutCookies() {
    MockServerHttpResponse answer = asked("OPTIONS", "https://shop.example");
    assertThat(answer.getHeaders().getAccessControlAllowOrigin()).isEqualTo("https://shop.example");
    assertThat(answer.getHeaders().getAccessControlAllowHeaders())
        .contains("authorization", "content-type");
    assertThat(answer.getHeaders().getAccessControlAllowCredentials()).isFalse();
    assertThat(asked("POST", "https://shop.example").getHeaders().getAccessControlExposeHeaders())
        .contains("X-Request-Id", "ETag");
  }

  @Test
  void othersAreNotTold() {
    MockServerHttpResponse preflight = asked("OPTIONS", "https://other.example");
    assertThat(preflight.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    assertThat(preflight.getHeaders().getAccessControlAllowOrigin()).isNull();
    assertThat(asked("POST", "https://other.example").getHeaders().getAccessControlAllowOrigin())
        .isNull();
  }

  @Test
  void whoeverAsksACacheIsToldThatItDependsOnTheSite() {
    for (String origin : List.of("https://shop.example", "https://other.example")) {
      assertThat(asked("POST", origin).getHeaders().getVary()).as(origin).contains("Origin");
    }
  }

  @Test
  void whatIsNoOriginIsRefusedAtTheStart() {
    for (String wrong :
        List.of("*", "shop.example", "https://shop.example/", "https://*.example")) {
      assertThatThrownBy(() -> new SecurityProperties(1, Duration.ofSeconds(1), List.of(wrong)))
          .hasMessageContaining("regulars.security.cors-origins");
    }
  }
}
