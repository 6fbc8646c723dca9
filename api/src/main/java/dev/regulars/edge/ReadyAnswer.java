package dev.regulars.edge;

import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemWriter;
import dev.regulars.shared.RequestId;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem that is written once and sent often, by whoever stands before the server's handlers.
 */
final class ReadyAnswer {

  private static final Ids IDS = new Ids();

  private final HttpResponseStatus status;
  private final long retryAfterSeconds;
  private final byte[] body;

  ReadyAnswer(Problem problem, JsonMapper json) {
    this.status = HttpResponseStatus.valueOf(problem.status());
    this.retryAfterSeconds = ProblemWriter.retryAfterSeconds(problem);
    this.body = json.writeValueAsBytes(ProblemWriter.Body.of(problem));
  }

  /**
   * The answer, behind which the connection stays open.
   *
   * @param to the request as far as it is known, whose name the answer has
   */
  FullHttpResponse response(@Nullable HttpRequest to) {
    String given =
        to == null
            ? null
            : RequestId.given(
                to.headers().get(RequestId.HEADER), to.headers().get(RequestId.TRACE));
    var answer =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
    answer
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
        .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
        .set(RequestId.HEADER, given == null ? IDS.next().toString() : given)
        .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
    if (retryAfterSeconds > 0) {
      answer.headers().set(HttpHeaderNames.RETRY_AFTER, retryAfterSeconds);
    }
    return answer;
  }

  /** The answer, behind which the connection is closed. */
  FullHttpResponse lastResponse(@Nullable HttpRequest to) {
    FullHttpResponse answer = response(to);
    answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    return answer;
  }

  /** {@link #lastResponse} as the bytes of HTTP/1.1, for where there is no codec yet. */
  ByteBuf lastBytes() {
    FullHttpResponse answer = lastResponse(null);
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
    answer
        .headers()
        .forEach(h -> head.append(h.getKey()).append(": ").append(h.getValue()).append("\r\n"));
    byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    return Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(bytes), answer.content());
  }
}
