package dev.regulars.people;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small OpenID provider on the loopback: discovery, authorization code flow, keys. It checks what
 * a good one checks (client, redirect, PKCE, a code once) and signs real tokens, or, where a test
 * says so, bad ones. Whoever comes to it is the person of {@link #becomes}.
 */
final class Issuer implements AutoCloseable {

  static final String CLIENT_ID = "regulars-pages";
  static final String CLIENT_SECRET = "a secret between the two";

  /** What may be wrong with an ID token. */
  enum Flaw {
    NONE,
    SIGNED_BY_SOMEBODY_ELSE,
    OF_ANOTHER_ISSUER,
    FOR_ANOTHER_CLIENT,
    EXPIRED,
    WITHOUT_NONCE,
    OF_ANOTHER_SIGN_IN,
    UNSIGNED
  }

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpServer server;
  private final RSAKey key = newKey();
  private final RSAKey otherKey = newKey();
  private final Map<String, Asked> codes = new ConcurrentHashMap<>();
  private volatile Map<String, Object> person = Map.of("sub", "nobody");
  private volatile Flaw flaw = Flaw.NONE;
  private volatile boolean declines;
  private volatile boolean away;

  /** What stood in the authorization request of a code. */
  private record Asked(String redirectUri, String challenge, String nonce) {}

  Issuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    handle("/.well-known/openid-configuration", exchange -> answer(exchange, 200, metadata()));
    handle("/jwks", exchange -> answer(exchange, 200, new JWKSet(key).toJSONObject()));
    handle("/authorize", this::authorize);
    handle("/token", this::token);
    handle("/userinfo", exchange -> answer(exchange, 200, person));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Who signs in from now on, and nothing is wrong. */
  void becomes(Map<String, Object> claims) {
    person = claims;
    flaw = Flaw.NONE;
    declines = false;
    away = false;
  }

  void signsBadly(Flaw what) {
    flaw = what;
  }

  void isDeclined() {
    declines = true;
  }

  void isAway(boolean now) {
    away = now;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private Map<String, Object> metadata() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("issuer", url());
    metadata.put("authorization_endpoint", url() + "/authorize");
    metadata.put("token_endpoint", url() + "/token");
    metadata.put("jwks_uri", url() + "/jwks");
    metadata.put("userinfo_endpoint", url() + "/userinfo");
    metadata.put("response_types_supported", new String[] {"code"});
    metadata.put("subject_types_supported", new String[] {"public"});
    metadata.put("id_token_signing_alg_values_supported", new String[] {"RS256"});
    metadata.put("code_challenge_methods_supported", new String[] {"S256"});
    return metadata;
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
    boolean right =
        CLIENT_ID.equals(asked.get("client_id"))
            && "code".equals(asked.get("response_type"))
            && "S256".equals(asked.get("code_challenge_method"))
            && asked.getOrDefault("scope", "").contains("openid")
            && asked.containsKey("nonce")
            && asked.containsKey("state");
    if (!right) {
      answer(exchange, 400, Map.of("error", "invalid_request"));
      return;
    }
    String outcome = "error=access_denied";
    if (!declines) {
      String code = UUID.randomUUID().toString();
      codes.put(
          code,
          new Asked(asked.get("redirect_uri"), asked.get("code_challenge"), asked.get("nonce")));
      outcome = "code=" + code;
    }
    exchange
        .getResponseHeaders()
        .set(
            "Location",
            asked.get("redirect_uri")
                + "?"
                + outcome
                + "&state="
                + java.net.URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Asked asked = codes.remove(form.getOrDefault("code", ""));
    if (!basic().equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, Map.of("error", "invalid_client"));
    } else if (asked == null
        || !asked.redirectUri().equals(form.get("redirect_uri"))
        || !asked.challenge().equals(challenge(form.getOrDefault("code_verifier", "")))) {
      answer(exchange, 400, Map.of("error", "invalid_grant"));
    } else {
      answer(
          exchange,
          200,
          Map.of(
              "access_token",
              UUID.randomUUID().toString(),
              "token_type",
              "Bearer",
              "expires_in",
              300,
              "id_token",
              idToken(asked.nonce())));
    }
  }

  private String idToken(String nonce) {
    Instant now = Instant.now();
    Instant issued = flaw == Flaw.EXPIRED ? now.minusSeconds(7200) : now;
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(flaw == Flaw.OF_ANOTHER_ISSUER ? "https://other.example" : url())
            .audience(flaw == Flaw.FOR_ANOTHER_CLIENT ? "another-client" : CLIENT_ID)
            .issueTime(Date.from(issued))
            .expirationTime(Date.from(issued.plusSeconds(300)));
    if (flaw != Flaw.WITHOUT_NONCE) {
      claims.claim("nonce", flaw == Flaw.OF_ANOTHER_SIGN_IN ? "another" : nonce);
    }
    person.forEach(claims::claim);
    return sign(claims.build());
  }

  private String sign(JWTClaimsSet claims) {
    if (flaw == Flaw.UNSIGNED) {
      return new com.nimbusds.jwt.PlainJWT(claims).serialize();
    }
    RSAKey with = flaw == Flaw.SIGNED_BY_SOMEBODY_ELSE ? otherKey : key;
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    try {
      token.sign(new RSASSASigner(with));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private void handle(String path, Handler handler) {
    server.createContext(
        path,
        exchange -> {
          if (away) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
          } else {
            handler.handle(exchange);
          }
        });
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private static void answer(HttpExchange exchange, int status, Map<String, ?> body)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> fields(@Nullable String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : (form == null ? "" : form).split("&")) {
      String[] parts = field.split("=", 2);
      fields.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static String basic() {
    String credentials =
        java.net.URLEncoder.encode(CLIENT_ID, StandardCharsets.UTF_8)
            + ":"
            + java.net.URLEncoder.encode(CLIENT_SECRET, StandardCharsets.UTF_8);
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
