package dev.regulars.edge;

import dev.regulars.shared.Problem;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** What those are told who are refused at the edge. */
@Component
class EdgeProblems {

  private static final Duration SOON = Duration.ofSeconds(1);

  private final Problem openBody;
  private final ReadyAnswer tooSlow;
  private final ReadyAnswer tooManyConnections;
  private final ReadyAnswer tooLongAddress;
  private final ReadyAnswer tooLargeHeaders;
  private final ReadyAnswer unreadable;
  private final ReadyAnswer noHost;

  EdgeProblems(
      HttpLimits limits,
      @Value("${server.netty.max-initial-line-length}") DataSize lineMax,
      @Value("${server.max-http-request-header-size}") DataSize headersMax,
      JsonMapper json) {
    this.openBody =
        Problem.of(
            413,
            "too-large",
            "Too large",
            "Without a key or a session a body may have up to %d KiB."
                .formatted(limits.openBody().toKilobytes()));
    this.tooSlow =
        new ReadyAnswer(
            Problem.of(
                408,
                "too-slow",
                "Too slow",
                "The request did not come in time. It may pause for %d seconds and must bring %d bytes a second beyond. Repeat it."
                    .formatted(limits.bodyPause().toSeconds(), limits.bodyRate().toBytes())),
            json);
    this.tooManyConnections =
        new ReadyAnswer(
            Problem.busy("There are too many connections. Try again soon.", SOON), json);
    this.tooLongAddress =
        new ReadyAnswer(
            Problem.of(
                414,
                "uri-too-long",
                "Address too long",
                "An address may have up to %d KiB. Shorten what stands behind its '?'."
                    .formatted(lineMax.toKilobytes())),
            json);
    this.tooLargeHeaders =
        new ReadyAnswer(
            Problem.of(
                431,
                "request-header-fields-too-large",
                "Headers too large",
                "All headers together may have up to %d KiB. Send fewer or shorter ones; often it is cookies."
                    .formatted(headersMax.toKilobytes())),
            json);
    this.unreadable =
        new ReadyAnswer(
            Problem.of(
                400,
                "malformed-request",
                "Malformed request",
                "This is not HTTP that can be read. Correct its first line and headers, and write"
                    + " special characters of the address with %, as in %7C."),
            json);
    this.noHost =
        new ReadyAnswer(
            Problem.of(
                400,
                "malformed-request",
                "Malformed request",
                "A request has one header 'Host', with the name that the server was called by. Add"
                    + " it, or take out the second one."),
            json);
  }

  /** What RFC 9112, section 3.2, wants to be refused. */
  ReadyAnswer noHost() {
    return noHost;
  }

  Problem openBody() {
    return openBody;
  }

  ReadyAnswer tooSlow() {
    return tooSlow;
  }

  ReadyAnswer tooManyConnections() {
    return tooManyConnections;
  }

  /**
   * What could not be taken for a request.
   *
   * @param cause null where nobody said why
   */
  ReadyAnswer unreadable(@Nullable Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ -> tooLongAddress;
      case TooLongHttpHeaderException _ -> tooLargeHeaders;
      case null, default -> unreadable;
    };
  }

  static Problem bodies(Refused why) {
    return why == Refused.BODIES
        ? Problem.busy("Too many requests are being received just now. Repeat the request.", SOON)
        : tooMany(
            why == Refused.BODIES_OF_CALLER
                ? "Too many bytes of this caller's are being received at once. Send fewer requests"
                    + " side by side."
                : "Too many bytes are being received from this address at once. Send fewer requests"
                    + " side by side.");
  }

  static Problem streams(Refused why) {
    return why == Refused.STREAMS
        ? Problem.busy("Too many streams are open just now. Begin it again.", SOON)
        : tooMany("Too many streams of this caller's are open. End one before the next.");
  }

  private static Problem tooMany(String detail) {
    return new Problem(
        "too-many-requests", "Too many requests", 429, detail, List.of(), Map.of(), SOON);
  }
}
