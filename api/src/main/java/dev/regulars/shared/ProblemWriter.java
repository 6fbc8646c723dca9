package dev.regulars.shared;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request with a problem. */
@Component
public class ProblemWriter {

  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** Writes the problem as the answer, unless an answer is already on its way. */
  public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
    ServerHttpResponse response = exchange.getResponse();
    if (!response.setStatusCode(HttpStatusCode.valueOf(problem.status()))) {
      return Mono.empty();
    }
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    response.getHeaders().setCacheControl("no-store");
    if (problem.retryAfter() != null) {
      response.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds(problem)));
    }
    byte[] body = json.writeValueAsBytes(Body.of(problem));
    response.getHeaders().setContentLength(body.length);
    DataBuffer buffer = response.bufferFactory().wrap(body);
    return response.writeWith(Mono.just(buffer));
  }

  /** What {@code Retry-After} says of a problem; 0 where another try would not help. */
  public static long retryAfterSeconds(Problem problem) {
    return problem.retryAfter() == null ? 0 : Math.max(1, problem.retryAfter().toSeconds());
  }

  /**
   * As it stands in an answer, also inside of others such as the lines of a stream.
   *
   * @param properties further members, written beside the others
   */
  @JsonPropertyOrder({"type", "title", "status", "detail", "errors"})
  public record Body(
      URI type,
      String title,
      int status,
      String detail,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Problem.FieldError> errors,
      @JsonAnyGetter Map<String, Object> properties) {

    /** The body of a problem. */
    public static Body of(Problem problem) {
      return new Body(
          problem.type(),
          problem.title(),
          problem.status(),
          problem.detail(),
          problem.errors(),
          problem.properties());
    }
  }
}
