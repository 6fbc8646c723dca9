package dev.regulars.start;

import dev.regulars.shared.Idempotency;
import dev.regulars.shared.RequestId;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What the OpenAPI document says of every answer: its headers, and that a refusal is a problem. */
final class OpenApiAnswers {

  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final String HEADERS = "#/components/headers/";
  private static final String RATE = "RateLimit";
  private static final String POLICY = "RateLimit-Policy";
  private static final Set<String> WAITS = Set.of("202", "408", "429", "503");
  private static final Set<String> MADE = Set.of("201", "202");

  /**
   * Whose member is in the answer at most, and what was made has no address; a member's own things
   * stand in their lists.
   */
  private static final Set<String> NOWHERE =
      Set.of(
          "/v1/events",
          "/v1/returns",
          "/v1/me/codes",
          "/v1/me/sessions",
          "/v1/me/redemptions",
          "/v1/me/feedback");

  /** Whose answer has the tag of what it shows or has written. */
  private static final Map<String, List<PathItem.HttpMethod>> TAGGED =
      Map.ofEntries(
          Map.entry("/v1/rulebook/drafts", List.of(PathItem.HttpMethod.POST)),
          Map.entry("/v1/rulebook/drafts/{id}", List.of(PathItem.HttpMethod.GET)),
          Map.entry(
              "/v1/rulebook/drafts/{id}/files/{name}",
              List.of(PathItem.HttpMethod.GET, PathItem.HttpMethod.PUT)),
          Map.entry(
              "/v1/rulebook/drafts/{id}/files.zip",
              List.of(PathItem.HttpMethod.GET, PathItem.HttpMethod.PUT)),
          Map.entry("/v1/rulebook/versions/{version}/files.zip", List.of(PathItem.HttpMethod.GET)),
          Map.entry("/v1/rulebook/drafts/{id}/examples", List.of(PathItem.HttpMethod.POST)),
          Map.entry("/v1/rulebook/drafts/{id}/examples/accept", List.of(PathItem.HttpMethod.POST)),
          Map.entry("/v1/rulebook/drafts/{id}/examples/remove", List.of(PathItem.HttpMethod.POST)),
          Map.entry("/v1/programme", List.of(PathItem.HttpMethod.GET, PathItem.HttpMethod.PUT)),
          Map.entry(
              "/v1/rewards/{code}", List.of(PathItem.HttpMethod.GET, PathItem.HttpMethod.PUT)),
          Map.entry(
              "/v1/voucher-types/{name}",
              List.of(PathItem.HttpMethod.GET, PathItem.HttpMethod.PUT)));

  private OpenApiAnswers() {}

  static void describe(OpenAPI document) {
    if (document.getPaths() == null || document.getComponents() == null) {
      return;
    }
    headers().forEach(document.getComponents()::addHeaders);
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> describe(path, method, operation)));
  }

  private static void describe(String path, PathItem.HttpMethod method, Operation operation) {
    boolean isOpen = operation.getSecurity() != null && operation.getSecurity().isEmpty();
    boolean isTagged = TAGGED.getOrDefault(path, List.of()).contains(method);
    operation
        .getResponses()
        .forEach(
            (status, answer) -> {
              boolean isDone = status.startsWith("2");
              if (!isDone && !status.startsWith("3")) {
                asProblem(answer);
              }
              add(answer, RequestId.HEADER);
              boolean isOver = isDone && NOWHERE.contains(path);
              add(answer, WAITS.contains(status) && !isOver ? HttpHeaders.RETRY_AFTER : null);
              add(
                  answer,
                  MADE.contains(status) && !NOWHERE.contains(path) ? HttpHeaders.LOCATION : null);
              add(answer, isDone && isTagged ? HttpHeaders.ETAG : null);
              if (!isOpen && (isDone || status.equals("429"))) {
                add(answer, RATE);
                add(answer, POLICY);
              }
            });
  }

  private static void add(ApiResponse answer, @Nullable String header) {
    if (header != null) {
      answer.addHeaderObject(header, new Header().$ref(HEADERS + header));
    }
  }

  /** Annotations name the shape of a refusal, and springdoc thinks that it is sent as JSON. */
  private static void asProblem(ApiResponse answer) {
    Content content = answer.getContent();
    MediaType shape = content == null ? null : content.remove(JSON);
    if (content != null && shape != null) {
      content.addMediaType(PROBLEM, shape);
    }
  }

  private static Map<String, Header> headers() {
    Map<String, Header> headers = new LinkedHashMap<>();
    headers.put(
        RequestId.HEADER, text("The request's name, as it stands in the log", "till-7.4711"));
    headers.put(
        HttpHeaders.RETRY_AFTER,
        new Header()
            .description("Seconds after which to go on, or to look again")
            .schema(new JsonSchema().typesItem("integer").example(1)));
    headers.put(
        HttpHeaders.LOCATION,
        new Header()
            .description("Where what was made can be seen or changed")
            .schema(new JsonSchema().typesItem("string").format("uri-reference")));
    headers.put(HttpHeaders.ETAG, text("Of what is there now, for `If-Match`", "\"4711\""));
    headers.put(
        Idempotency.REPLAYED, text("`true` where it is the answer to an earlier request", "true"));
    headers.put(RATE, text("What is left of the caller's rate", "\"caller\";r=19999;t=1"));
    headers.put(POLICY, text("The caller's rate, by second", "\"caller\";q=20000;w=1"));
    return headers;
  }

  private static Header text(String description, String example) {
    return new Header()
        .description(description)
        .schema(new JsonSchema().typesItem("string").example(example));
  }
}
