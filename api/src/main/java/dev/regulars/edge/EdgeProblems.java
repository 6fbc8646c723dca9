package dev.regulars.edge;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What those are told who are refused at the edge. */
@Component
class EdgeProblems {

  private static final Duration SOON = Duration.ofSeconds(1);

  private final Problem openBody;
  private final byte[] tooSlow;
  private final byte[] tooManyConnections;

  EdgeProblems(HttpLimits limits, JsonMapper json) {
    this.openBody =
        Problem.of(
            413,
            "too-large",
            "Too large",
            "Without a key or a session a body may have up to %d KiB."
                .formatted(limits.openBody().toKilobytes()));
    this.tooSlow =
        json.writeValueAsBytes(
            ProblemWriter.Body.of(
                Problem.of(
                    408,
                    "too-slow",
                    "Too slow",
                    "The request did not come in time. It may pause for %d seconds and must bring %d bytes a second beyond. Repeat it."
                        .formatted(limits.bodyPause().toSeconds(), limits.bodyRate().toBytes()))));
    this.tooManyConnections =
        json.writeValueAsBytes(
            ProblemWriter.Body.of(
                Problem.busy("There are too many connections. Try again soon.", SOON)));
  }

  Problem openBody() {
    return openBody;
  }

  byte[] tooSlow() {
    return tooSlow.clone();
  }

  byte[] tooManyConnections() {
    return tooManyConnections.clone();
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
