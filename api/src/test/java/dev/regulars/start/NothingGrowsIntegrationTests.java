package dev.regulars.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.security.FirstKeys;
import dev.regulars.security.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springdoc.core.service.OpenAPIService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** Nothing that is kept grows by what a caller chooses. */
@ServerTest
class NothingGrowsIntegrationTests {

  private static final int MANY = 40;

  @Autowired private Server server;
  @Autowired private MeterRegistry meters;
  @Autowired private ApplicationContext context;

  @Test
  void theDocumentIsOneInWhateverLanguageItIsAskedFor() throws IOException {
    String first = document("de");
    for (int i = 0; i < MANY; i++) {
      assertThat(document("en-x-a" + i)).isEqualTo(first);
    }
    for (OpenAPIService service : context.getBeansOfType(OpenAPIService.class).values()) {
      Object kept = ReflectionTestUtils.getField(service, "cachedOpenAPI");
      assertThat(((Map<?, ?>) kept).size()).isLessThanOrEqualTo(1);
    }
    assertThat(send("GET", "/v1/openapi.json.yaml", "Accept-Language: fr\r\n"))
        .startsWith("HTTP/1.1 404");
    assertThat(send("HEAD", "/v1/openapi.json", "Accept-Language: it\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  /** The address by which somebody asks would be everybody's else. */
  @Test
  void theDocumentDoesNotSayByWhichAddressItWasAskedFor() throws IOException {
    String document = send("GET", "/v1/openapi.json", "").replaceFirst("(?s)^.*?\r\n\r\n", "");
    assertThat(document).contains("\"url\":\"/\"").doesNotContain("evil.example");
  }

  @Test
  void theFilesOfItsPageHaveOneNameEach() throws IOException {
    for (String name : List.of("index.html", "%69ndex.html", "%69%6Edex.html", "./index.html")) {
      send("GET", "/swagger-ui/" + name, "");
    }
    Collection<?> configurers =
        context.getBeansOfType(org.springdoc.webflux.ui.SwaggerWebFluxConfigurer.class).values();
    for (Object configurer : configurers) {
      Object cache = ReflectionTestUtils.getField(configurer, "cache");
      if (cache instanceof ConcurrentMapCache kept) {
        assertThat(kept.getNativeCache().keySet().toString()).doesNotContain("%");
      }
    }
  }

  @Test
  void metersDoNotComeWithCallers() throws IOException {
    callInAllWays(-1);
    callInAllWays(-2);
    int before = meters.getMeters().size();
    for (int i = 0; i < MANY; i++) {
      callInAllWays(i);
    }
    assertThat(meters.getMeters()).hasSize(before);
  }

  private void callInAllWays(int i) throws IOException {
    send("GET", "/nothing/" + i, "");
    send("GET", "/v1/stores/store-" + i, "");
    send("GET", "/v1/members/no-" + i, "");
    send("GET", "/v1/rulebook/versions/" + (1_000 + i), "");
    send("GET", "/v1/stores?after=" + i, "X-Header-" + i + ": " + i + "\r\n");
    send("METHOD" + i, "/v1/stores", "");
    send("GET", "/admin/page-" + i, "User-Agent: agent-" + i + "\r\n");
    send("GET", "/assets/no-" + i, "Accept-Encoding: e" + i + "\r\n");
    send("GET", "/v1/stores", "Authorization: Bearer rk_" + i + "\r\n");
    send("GET", "/v1/stores", "Cookie: regulars_session=rs_" + i + "\r\n");
    send("GET", "/v1/stores", "Accept: application/x-" + i + "\r\n");
  }

  private String document(String language) throws IOException {
    return send("GET", "/v1/openapi.json", "Accept-Language: " + language + "\r\n")
        .replaceFirst("(?s)^.*?\r\n\r\n", "");
  }

  private String send(String method, String path, String headers) throws IOException {
    URI url = URI.create(server.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(30_000);
      String key =
          headers.contains("Authorization") || headers.contains("Cookie")
              ? ""
              : "Authorization: Bearer " + FirstKeys.demoKeys().get(Role.ADMIN) + "\r\n";
      String head =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n"
              + key
              + headers
              + "\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
