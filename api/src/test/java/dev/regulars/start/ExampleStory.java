package dev.regulars.start;

import dev.regulars.Till;
import dev.regulars.security.FirstKeys;
import dev.regulars.security.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Asks a server what stands in the examples, and remembers which answers are others. */
final class ExampleStory {

  private static final boolean RENEW = "renew".equals(System.getProperty("regulars.golden"));

  /** What they have depends on what was counted so far. */
  private static final Set<String> BY_SHAPE =
      Set.of(
          "getMemberPage",
          "demoMailbox",
          "exportMe",
          "demoClock",
          "getInsightOverview",
          "getInsightRules",
          "getInsightCatalogue",
          "listRealPurchases",
          "followImport",
          "getImport",
          "listImports",
          "checkRulebookDraft",
          "listAuditEntries",
          "listAdjustments",
          "getRulebookDraftChanges",
          "getRulebookVersionChanges");

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String url;
  private final Map<String, JsonNode> byId = new LinkedHashMap<>();
  private final Map<String, String> methods = new LinkedHashMap<>();
  private final Map<String, String> paths = new LinkedHashMap<>();
  private final Set<String> told = new LinkedHashSet<>();
  private final List<String> differences = new ArrayList<>();
  private final Likeness likeness = new Likeness();
  private final List<String> session = new ArrayList<>();
  private byte @Nullable [] brought;
  private final BeyondBounds beyond;
  private final List<String> taken = new ArrayList<>();
  private int refused;
  private @Nullable String ifMatch;

  ExampleStory(String url) {
    this.url = url;
    JsonNode document =
        new Till(url, FirstKeys.demoKeys().get(Role.TILL)).get("/v1/openapi.json").json();
    beyond = new BeyondBounds(document);
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        String id = operation.getValue().path("operationId").asString();
        byId.put(id, operation.getValue());
        methods.put(id, operation.getKey().toUpperCase(java.util.Locale.ROOT));
        paths.put(id, path.getKey());
      }
    }
  }

  /** What came back. */
  record Reply(int status, Map<String, List<String>> headers, byte[] body) {

    String plain() {
      return new String(body, StandardCharsets.UTF_8);
    }

    String text(String pointer) {
      return Till.json(plain()).at(pointer).asString("");
    }

    long number(String pointer) {
      return Till.json(plain()).at(pointer).asLong();
    }

    /** Of a stream's answers the id of the purchase with a receipt. */
    String purchaseOf(String receipt) {
      return plain()
          .lines()
          .map(Till::json)
          .filter(line -> line.at("/purchase/receipt").asString("").equals(receipt))
          .map(line -> line.at("/purchase/id").asString(""))
          .findFirst()
          .orElse("none");
    }
  }

  /** All of them. */
  Set<String> operations() {
    return byId.keySet();
  }

  Set<String> told() {
    return told;
  }

  List<String> differences() {
    return differences;
  }

  /** What was beyond a bound of the document and not refused as it should be. */
  List<String> taken() {
    return taken;
  }

  /** How many requests were beyond a bound. */
  int refused() {
    return refused;
  }

  /** What follows is sent by who was given a session. */
  void sits(Reply reply) {
    session.clear();
    session.add("Cookie");
    session.add(
        reply.headers().getOrDefault("set-cookie", List.of()).stream()
            .map(cookie -> cookie.split(";", 2)[0])
            .collect(Collectors.joining("; ")));
    session.add("X-CSRF-Token");
    session.add(reply.text("/csrfToken"));
  }

  /** And by keys again. */
  void stands() {
    session.clear();
  }

  /** What follows is sent by a member who has signed in. */
  void carries(String token) {
    session.clear();
    session.add("Authorization");
    session.add("Bearer " + token);
  }

  /** What is another in each run stands in the examples as this. */
  void hides(String secret, String shown) {
    likeness.hides(secret, shown);
  }

  /** The next request is about what there is now, whichever version that is. */
  void overAnything() {
    ifMatch = "*";
  }

  /** The next body is this one: bytes are in no document. */
  void bring(byte[] bytes) {
    this.brought = bytes;
  }

  /**
   * Asks as the example does, and compares the answer.
   *
   * @param role null for nobody, or for who has the session
   * @param what the operation's id and perhaps a query
   * @param places what stands in the path for its parameters
   */
  Reply ask(@Nullable Role role, String what, String... places) {
    String id = what.split("\\?")[0];
    ExampleFile file = new ExampleFile(id);
    String declared = mediaType(id);
    if (brought == null && declared != null) {
      askBeyond(role, what, declared, places);
    }
    byte[] body =
        brought != null ? brought : declared == null ? new byte[0] : spoken(file.body(declared));
    brought = null;
    likeness.sent(new String(body, StandardCharsets.UTF_8));
    Reply reply = send(role, what, declared, body, places);
    told.add(id);
    if (reply.status() >= 300) {
      return reply;
    }
    JsonNode declaredAnswer = byId.get(id).path("responses").path(String.valueOf(reply.status()));
    if (declaredAnswer.isMissingNode()) {
      differences.add(id + ": the document has no " + reply.status());
    }
    compare(file, reply, declaredAnswer);
    return reply;
  }

  /** Asks the same beyond each bound, and hears that it is wrong. */
  private void askBeyond(@Nullable Role role, String what, String declared, String... places) {
    String id = what.split("\\?")[0];
    JsonNode request = new ExampleFile(id).read().path("request");
    String match = ifMatch;
    if (request.isObject()) {
      for (BeyondBounds.Variant variant : beyond.of(id, byId.get(id), request)) {
        ifMatch = match;
        byte[] body = spoken(ExampleFile.written(declared, variant.body()));
        String complaint = beyond.complaint(variant, exchange(role, what, declared, body, places));
        refused++;
        if (complaint != null) {
          taken.add(id + ": " + complaint);
        }
      }
    }
    ifMatch = match;
  }

  private byte[] spoken(byte[] body) {
    return likeness
        .spoken(new String(body, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Only goes on with the story. */
  Reply quietly(@Nullable Role role, String id, String body, String... places) {
    return send(
        role, id, mediaType(id.split("\\?")[0]), body.getBytes(StandardCharsets.UTF_8), places);
  }

  private @Nullable String mediaType(String id) {
    for (var content : byId.get(id).path("requestBody").path("content").properties()) {
      return content.getKey();
    }
    return null;
  }

  private Reply send(
      @Nullable Role role, String what, @Nullable String type, byte[] body, String... places) {
    Reply reply = exchange(role, what, type, body, places);
    if (reply.status() >= 300) {
      differences.add(what + ": " + reply.status() + " " + reply.plain());
    }
    return reply;
  }

  private Reply exchange(
      @Nullable Role role, String what, @Nullable String type, byte[] body, String... places) {
    String id = what.split("\\?")[0];
    String path = paths.get(id);
    for (String place : places) {
      path = path.replaceFirst("\\{[^}]*}", place);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path + what.substring(id.length())))
            .timeout(Duration.ofSeconds(40))
            .method(methods.get(id), HttpRequest.BodyPublishers.ofByteArray(body));
    if (role != null) {
      request.header("Authorization", "Bearer " + FirstKeys.demoKeys().get(role));
    } else if (!session.isEmpty()) {
      request.headers(session.toArray(String[]::new));
    }
    if (path.equals("/demo/mailbox")) {
      request.header("Accept", "application/json");
    }
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
      ifMatch = null;
    }
    if (type != null) {
      request.header("Content-Type", ExampleFile.mediaType(type));
    }
    try {
      HttpResponse<byte[]> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      while (answer.statusCode() == 429) {
        // A member may send so many in a second; the story is faster on some machines.
        Thread.sleep(
            Duration.ofSeconds(answer.headers().firstValueAsLong("Retry-After").orElse(1)));
        answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      }
      return new Reply(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void compare(ExampleFile file, Reply reply, JsonNode declared) {
    String id = file.operationId();
    declared
        .path("headers")
        .propertyNames()
        .forEach(
            header -> {
              boolean once = header.equals("Idempotency-Replayed");
              if (!once
                  && !reply.headers().containsKey(header.toLowerCase(java.util.Locale.ROOT))) {
                differences.add(id + ": the answer has no " + header);
              }
            });
    JsonNode answer = readable(reply);
    if (RENEW) {
      file.write(reply.status(), answer);
      return;
    }
    JsonNode example = file.read();
    if (example.path("status").asInt() != reply.status()) {
      differences.add(id + ": status " + reply.status());
    }
    JsonNode kept = example.path("answer");
    boolean same =
        answer == null
            ? kept.isMissingNode()
            : BY_SHAPE.contains(id) ? Likeness.fits(kept, answer) : Likeness.holds(kept, answer);
    if (!same) {
      differences.add(id + ": " + answer + "\n  and not " + kept);
    }
  }

  private @Nullable JsonNode readable(Reply reply) {
    String type = String.join("", reply.headers().getOrDefault("content-type", List.of()));
    if (reply.body().length == 0 || type.startsWith("application/zip")) {
      return null;
    }
    return type.startsWith("application/json")
        ? likeness.of(Till.json(reply.plain()))
        : JsonNodeFactory.instance.stringNode(likeness.of(reply.plain()));
  }
}
