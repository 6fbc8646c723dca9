package dev.regulars.imports;

import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Imports", description = "A shop's past, from a CSV file.")
class ImportEndpoint {

  private static final Duration TOLD_EVERY = Duration.ofMillis(500);
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
  private static final DataBufferFactory BUFFERS = DefaultDataBufferFactory.sharedInstance;

  private final Uploads uploads;
  private final ImportJobs jobs;
  private final Rejections rejections;
  private final ImportRunner runner;
  private final JsonMapper json;

  ImportEndpoint(
      Uploads uploads,
      ImportJobs jobs,
      Rejections rejections,
      ImportRunner runner,
      JsonMapper json) {
    this.uploads = uploads;
    this.jobs = jobs;
    this.rejections = rejections;
    this.runner = runner;
    this.json = json;
  }

  /** An import that was taken. */
  record ImportTaken(UUID id) {}

  /** The parts of the request, as the API's description shows them. */
  @Schema(
      name = "ImportRequest",
      requiredProperties = {"file", "mapping"})
  record ImportRequest(
      @Schema(type = "string", format = "binary", description = "CSV with a header, plain or gzip")
          String file,
      MappingBody mapping) {}

  @PostMapping("/v1/imports")
  @Allow({})
  @Operation(
      operationId = "startImport",
      summary = "Import purchases and returns from a file",
      description =
          "Rows of one receipt are one purchase; it takes the way of the tills, so an import may be"
              + " repeated: what is booked stays booked once. Members whom it enrols get no award"
              + " for joining: no rule hears of it, since they joined long ago. A receipt with a"
              + " wrong row is rejected with all its rows; put rejected.csv right and import it"
              + " with the same mapping. The import is worked off after the answer, also across a"
              + " restart of the server.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                      schema = @Schema(implementation = ImportRequest.class),
                      encoding =
                          @Encoding(
                              name = "mapping",
                              contentType = MediaType.APPLICATION_JSON_VALUE))))
  @ApiResponse(responseCode = "202", description = "Taken")
  @ApiResponse(responseCode = "200", description = "Taken before with this Idempotency-Key")
  Mono<ResponseEntity<ImportTaken>> take(
      ServerWebExchange exchange,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    caller.requireAllStores();
    return uploads
        .take(exchange, key, caller)
        .doOnNext(taken -> runner.wake())
        .map(taken -> located(Idempotency.withStatus(HttpStatus.ACCEPTED, taken)));
  }

  private static ResponseEntity<ImportTaken> located(ResponseEntity<ImportTaken> answer) {
    ImportTaken taken = answer.getBody();
    return taken == null || answer.getStatusCode() != HttpStatus.ACCEPTED
        ? answer
        : ResponseEntity.accepted()
            .location(URI.create("/v1/imports/" + taken.id()))
            .header(HttpHeaders.RETRY_AFTER, "1")
            .body(taken);
  }

  @GetMapping("/v1/imports")
  @Allow({})
  @Operation(operationId = "listImports", summary = "List the imports, the newest first")
  Mono<Page<ImportView>> list(@ParameterObject PageRequest page) {
    return jobs.list(page).map(found -> found.map(ImportView::of));
  }

  @GetMapping("/v1/imports/{id}")
  @Allow({})
  @Operation(
      operationId = "getImport",
      summary = "See how far an import is, and what became of each row")
  Mono<ImportView> get(@PathVariable UUID id) {
    return find(id).map(ImportView::of);
  }

  @GetMapping(path = "/v1/imports/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Allow({})
  @Operation(
      operationId = "followImport",
      summary = "Follow an import",
      description = "Twice a second the import as it is then; the last event is its end.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(implementation = ImportView.class)))
  Mono<ResponseEntity<Flux<ServerSentEvent<ImportView>>>> follow(@PathVariable UUID id) {
    Flux<ServerSentEvent<ImportView>> events =
        Flux.interval(Duration.ZERO, TOLD_EVERY)
            .onBackpressureDrop()
            .concatMap(tick -> find(id), 1)
            .takeUntil(job -> job.state().isFinal())
            .map(job -> ServerSentEvent.builder(ImportView.of(job)).build());
    // Found first, or the answer to an unknown id would be an empty stream.
    return find(id)
        .map(
            job ->
                ResponseEntity.ok()
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .contentType(MediaType.TEXT_EVENT_STREAM)
                    .body(events));
  }

  @GetMapping("/v1/imports/{id}/rejected")
  @Allow({})
  @Operation(
      operationId = "listRejectedRows",
      summary = "See why rows were rejected",
      description = "The reasons with how many rows have them, and the first of these rows.")
  Mono<RejectedView> why(@PathVariable UUID id) {
    return find(id).flatMap(job -> rejections.view(job.id()));
  }

  @GetMapping(path = "/v1/imports/{id}/rejected.csv", produces = "text/csv")
  @Allow({})
  @Operation(
      operationId = "downloadRejectedRows",
      summary = "Get the rejected rows",
      description =
          "Line and reason in front of each row as it was. Put right, it can be imported with the"
              + " same mapping. A cell that a spreadsheet would run as a formula (it begins with ="
              + " + - @, a tab or a line break, and is no number below zero) has a quote mark ' in"
              + " front; an import of a file whose first columns are line and reason takes it off.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "text/csv",
              schema = @Schema(type = "string"),
              examples =
                  @ExampleObject(
                      "line,reason,InvoiceNo,…\n"
                          + "17,quantity: is not a number such as 2.55,536365,…")))
  Mono<ResponseEntity<Flux<DataBuffer>>> rejected(@PathVariable UUID id) {
    return find(id)
        .map(
            job -> {
              // Whatever is taken today: an older mapping still says how its file is written.
              MappingBody mapping = json.readValue(job.mapping(), MappingBody.class);
              Flux<DataBuffer> text =
                  rejections
                      .file(job, Mapping.format(mapping.delimiterOr(',')))
                      .map(part -> BUFFERS.wrap(part.getBytes(StandardCharsets.UTF_8)));
              return ResponseEntity.ok()
                  .contentType(CSV)
                  .header(
                      HttpHeaders.CONTENT_DISPOSITION,
                      "attachment; filename=\"import-" + id + "-rejected.csv\"")
                  .body(text);
            });
  }

  private Mono<ImportJob> find(UUID id) {
    return jobs.find(id)
        .switchIfEmpty(
            Mono.error(() -> new ProblemException(Problem.notFound("There is no such import."))));
  }
}
