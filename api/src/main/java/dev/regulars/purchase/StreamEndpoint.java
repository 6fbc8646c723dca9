package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.edge.StreamTime;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.JsonText;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemWriter;
import dev.regulars.shared.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Records purchases as they come in over one connection. */
@RestController
@Tag(name = "Purchases")
class StreamEndpoint {

  private static final int LINE_BYTES_MAX = 1 << 20;

  /** Purchases of one stream that are under way at once; the sender is held back beyond. */
  private static final int UNDER_WAY_MAX = 1024;

  private static final Problem TOO_LONG =
      Problem.of(
          413, "too-large", "Too large", "A line may have up to " + LINE_BYTES_MAX + " bytes.");

  private static final Problem TOO_LATE =
      Problem.of(
          408,
          "too-slow",
          "Too slow",
          "No further line came in time, and the stream has ended. Begin another for what is"
              + " left.");

  /** A line of the answer, as the API's description shows it. */
  @Schema(name = "StreamedPurchase")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record StreamedPurchase(
      @Schema(description = "Number of the input line, from 0") long index,
      @Schema(description = "As the HTTP status of a single post") int status,
      @Nullable PurchaseAnswer purchase,
      @Schema(ref = "#/components/schemas/Problem") ProblemWriter.@Nullable Body problem) {}

  private final PurchaseForm form;
  private final TillPurchases purchases;
  private final JsonMapper json;

  StreamEndpoint(PurchaseForm form, TillPurchases purchases, JsonMapper json) {
    this.form = form;
    this.purchases = purchases;
    this.json = json;
  }

  @Allow(Role.TILL)
  @PostMapping(
      path = "/v1/purchases/stream",
      consumes = MediaType.APPLICATION_NDJSON_VALUE,
      produces = MediaType.APPLICATION_NDJSON_VALUE)
  @Operation(
      operationId = "streamPurchases",
      summary = "Record many purchases",
      description =
          "One purchase per line, of up to 1 MiB; one line of answer per line of input, as they"
              + " commit, in any order. A stream may pause for five minutes (as the server is set);"
              + " then a last line with status 408 ends it. A caller may have 16 streams open.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              description = "A purchase per line",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                      schema = @Schema(implementation = PurchaseBody.class))))
  @ApiResponse(
      responseCode = "200",
      description = "An answer per line",
      content = @Content(schema = @Schema(implementation = StreamedPurchase.class)))
  ResponseEntity<Flux<DataBuffer>> record(
      @RequestBody Flux<DataBuffer> body, ServerWebExchange exchange, Caller caller) {
    Flux<Tuple2<Long, LineSplitter.Line>> lines = LineSplitter.lines(body, LINE_BYTES_MAX).index();
    StreamTime time = StreamTime.of(exchange);
    Flux<DataBuffer> answers = time == null ? answers(lines, caller) : inTime(lines, caller, time);
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON).body(answers);
  }

  private Flux<DataBuffer> answers(Flux<Tuple2<Long, LineSplitter.Line>> lines, Caller caller) {
    return UnderWay.answers(
        lines.filter(line -> !line.getT2().isBlank()),
        line -> record(line.getT1(), line.getT2(), caller),
        UNDER_WAY_MAX);
  }

  /** Until the sender was silent for too long; then, behind the answers, a line that says so. */
  private Flux<DataBuffer> inTime(
      Flux<Tuple2<Long, LineSplitter.Line>> lines, Caller caller, StreamTime time) {
    AtomicLong next = new AtomicLong();
    AtomicBoolean silent = new AtomicBoolean();
    Flux<Tuple2<Long, LineSplitter.Line>> timed =
        lines
            .doOnNext(
                line -> {
                  next.set(line.getT1() + 1);
                  if (!line.getT2().isBlank()) {
                    time.gotOn();
                  }
                })
            .takeUntilOther(time.silence().doOnTerminate(() -> silent.set(true)));
    Mono<DataBuffer> end =
        Mono.fromSupplier(
            () ->
                silent.get()
                    ? DefaultDataBufferFactory.sharedInstance.wrap(
                        refusal(next.get(), TOO_LATE).getBytes(StandardCharsets.UTF_8))
                    : null);
    return answers(timed, caller).concatWith(end);
  }

  private Mono<String> record(long index, LineSplitter.Line line, Caller caller) {
    if (line.tooLong()) {
      return Mono.just(refusal(index, TOO_LONG));
    }
    RecordPurchase purchase;
    try {
      purchase = form.read(body(line.bytes()));
      caller.requireStore(purchase.store());
    } catch (RuntimeException refused) {
      return Mono.just(refusal(index, Problems.of(refused)));
    }
    return purchases
        .recordWhenRoom(purchase)
        .map(
            outcome ->
                switch (outcome) {
                  case Outcome.Booked(var id, var answer, _) -> answer(index, 201, answer);
                  case Outcome.Replayed(var id, var answer) -> answer(index, 200, answer);
                  case Outcome.Quoted(var answer) -> answer(index, 200, answer);
                  case Outcome.Refused(var problem) -> refusal(index, problem);
                });
  }

  private PurchaseBody body(byte[] line) {
    try {
      PurchaseBody body = json.readValue(JsonText.utf8(line), PurchaseBody.class);
      if (body != null) {
        return body;
      }
    } catch (JacksonException notReadable) {
      throw new ServerWebInputException("The line cannot be read", null, notReadable);
    }
    throw new ServerWebInputException("The line is null");
  }

  private static String answer(long index, int status, String purchase) {
    return "{\"index\":" + index + ",\"status\":" + status + ",\"purchase\":" + purchase + "}\n";
  }

  private String refusal(long index, Problem problem) {
    String body = json.writeValueAsString(ProblemWriter.Body.of(problem));
    return "{\"index\":"
        + index
        + ",\"status\":"
        + problem.status()
        + ",\"problem\":"
        + body
        + "}\n";
  }
}
