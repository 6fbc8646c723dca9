package dev.regulars.pages;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The routes of the pages. A page finds its way below {@code /admin} and {@code /me} by itself, so
 * every path there answers with its one document, which is asked for again each time; the files it
 * loads carry a hash of their content in their name and are kept for a year.
 */
@Configuration(proxyBeanMethods = false)
class PageRoutes {

  private static final Map<String, String> DOCUMENTS =
      Map.of("admin", read("admin"), "me", read("me"));

  /** Forms in which the build leaves an asset beside it, the smallest first. */
  private static final List<Encoding> COMPRESSED =
      List.of(new Encoding("br", ".br"), new Encoding("gzip", ".gz"));

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BYTES = 16;

  /** Where a document gets the number with which its scripts may add styles. */
  private static final String NO_NONCE = "<meta name=\"csp-nonce\" content=\"\"";

  private static final CacheControl FOREVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private record Encoding(String name, String suffix) {}

  @Bean
  RouterFunction<ServerResponse> pages() {
    return route()
        .route(reading("/"), request -> toTheProgramme())
        .route(reading("/admin").or(reading("/admin/{*rest}")), request -> document("admin"))
        .route(reading("/me/worker.js"), request -> worker())
        .route(reading("/me").or(reading("/me/{*rest}")), request -> document("me"))
        .route(reading("/assets/{file}"), PageRoutes::asset)
        .build();
  }

  private static RequestPredicate reading(String pattern) {
    return path(pattern).and(methods(HttpMethod.GET, HttpMethod.HEAD));
  }

  private static Mono<ServerResponse> toTheProgramme() {
    return ServerResponse.temporaryRedirect(URI.create("/admin")).build();
  }

  /**
   * Everything from this server, nothing inlined, in nobody's frame; styles that the document's own
   * scripts add carry the number, used once. See <a href="https://www.w3.org/TR/CSP3/">Content
   * Security Policy Level 3</a>.
   */
  static String contentSecurityPolicy(String nonce) {
    return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-"
        + nonce
        + "'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self';"
        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  }

  private static Mono<ServerResponse> document(String page) {
    String nonce = nonce();
    String document =
        DOCUMENTS
            .getOrDefault(page, "")
            .replace(NO_NONCE, NO_NONCE.replace("\"\"", '"' + nonce + '"'));
    return ServerResponse.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .cacheControl(CacheControl.noCache())
        .header("Content-Security-Policy", contentSecurityPolicy(nonce))
        .header("Referrer-Policy", "same-origin")
        .header("X-Content-Type-Options", "nosniff")
        .bodyValue(document);
  }

  /**
   * Keeps the members' page where there is no connection. It is asked for by its one name, and may
   * do so for all of the page.
   */
  private static Mono<ServerResponse> worker() {
    return ServerResponse.ok()
        .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
        .cacheControl(CacheControl.noCache())
        .header("Service-Worker-Allowed", "/me")
        .header(
            "Content-Security-Policy", "default-src 'none'; script-src 'self'; connect-src 'self'")
        .header("X-Content-Type-Options", "nosniff")
        .bodyValue(new ClassPathResource("pages/me/worker.js"));
  }

  private static String nonce() {
    byte[] bytes = new byte[NONCE_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String read(String page) {
    try {
      return new ClassPathResource("pages/" + page + "/index.html")
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException("The pages are not on the class path", missing);
    }
  }

  /** One path segment, so that a name cannot climb out of its folder. */
  private static Mono<ServerResponse> asset(ServerRequest request) {
    String file = request.pathVariable("file");
    Resource asset = new ClassPathResource("pages/assets/" + file);
    if (file.contains("..") || file.contains("/") || !asset.isReadable()) {
      return ServerResponse.notFound().build();
    }
    ServerResponse.BodyBuilder answer =
        ServerResponse.ok()
            .contentType(
                MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM))
            .cacheControl(FOREVER)
            .varyBy(HttpHeaders.ACCEPT_ENCODING)
            .header("X-Content-Type-Options", "nosniff");
    String accepted = String.valueOf(request.headers().firstHeader(HttpHeaders.ACCEPT_ENCODING));
    for (Encoding encoding : COMPRESSED) {
      Resource compressed = new ClassPathResource("pages/assets/" + file + encoding.suffix());
      if (accepted.contains(encoding.name()) && compressed.isReadable()) {
        return answer.header(HttpHeaders.CONTENT_ENCODING, encoding.name()).bodyValue(compressed);
      }
    }
    return answer.bodyValue(asset);
  }
}
