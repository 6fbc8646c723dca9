package dev.regulars.voucher;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The types of vouchers, and codes by the thousand. */
@RestController
@Tag(name = "Vouchers")
class VoucherTypeEndpoint {

  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final DataBufferFactory BUFFERS = DefaultDataBufferFactory.sharedInstance;
  private static final int COUNT_MAX = 1_000_000;
  private static final int PIECE = 1000;

  private final VoucherTypes types;
  private final VoucherBatches batches;
  private final ProgrammeSettings settings;

  VoucherTypeEndpoint(VoucherTypes types, VoucherBatches batches, ProgrammeSettings settings) {
    this.types = types;
    this.batches = batches;
    this.settings = settings;
  }

  @GetMapping("/v1/voucher-types")
  @Allow({Role.SUPPORT, Role.MARKETER})
  @Operation(operationId = "listVoucherTypes", summary = "List the types of vouchers, by name")
  Mono<Page<VoucherTypeView>> list(@ParameterObject PageRequest page) {
    return types
        .list(page)
        .map(found -> found.map(kept -> VoucherTypeView.of(kept, settings.currency())));
  }

  @GetMapping("/v1/voucher-types/{name}")
  @Allow({Role.SUPPORT, Role.MARKETER})
  @Operation(
      operationId = "getVoucherType",
      summary = "A type of vouchers as it was written, with its ETag")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VoucherTypeView.class)))
  Mono<ResponseEntity<VoucherTypeView>> get(
      @Parameter(schema = @Schema(minLength = 1, maxLength = VoucherTypeForm.NAME_LENGTH_MAX))
          @PathVariable
          String name) {
    return find(name)
        .map(kept -> VoucherTypeView.of(kept, settings.currency()))
        .map(view -> ResponseEntity.ok().eTag(view.etag()).body(view));
  }

  @PutMapping("/v1/voucher-types/{name}")
  @Allow(Role.MARKETER)
  @Operation(
      operationId = "putVoucherType",
      summary = "Create or replace a type of vouchers",
      description =
          "Rules and rewards issue vouchers by its name. What it says holds for the codes that are"
              + " out, too, but for what their validity and balance began with.")
  @ApiResponse(
      responseCode = "201",
      description = "It is new",
      content = @Content(schema = @Schema(implementation = VoucherTypeView.class)))
  @ApiResponse(
      responseCode = "200",
      description = "Replaced",
      content = @Content(schema = @Schema(implementation = VoucherTypeView.class)))
  @ApiResponse(
      responseCode = "412",
      description = "`edit-conflict`: somebody changed it meanwhile",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<ResponseEntity<VoucherTypeView>> put(
      @Parameter(schema = @Schema(minLength = 1, maxLength = VoucherTypeForm.NAME_LENGTH_MAX))
          @PathVariable
          String name,
      @RequestBody VoucherTypeBody body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      Caller caller) {
    return types
        .put(name, body, match, caller)
        .map(
            kept -> {
              VoucherTypeView view = VoucherTypeView.of(kept, settings.currency());
              ResponseEntity.BodyBuilder answer =
                  view.version() == 1 ? ResponseEntity.created(address(name)) : ResponseEntity.ok();
              return answer.eTag(view.etag()).body(view);
            });
  }

  /** How many codes are to be made. */
  @Schema(
      name = "VoucherCodesRequest",
      requiredProperties = {"count"})
  record CountBody(
      @Schema(example = "1000", minimum = "1", maximum = "1000000") @Nullable Integer count) {}

  @PostMapping(
      path = "/v1/voucher-types/{name}/codes",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = "text/csv")
  @Allow(Role.MARKETER)
  @Operation(
      operationId = "makeVoucherCodes",
      summary = "Make codes",
      description =
          "Up to a million that nobody can guess, each with a character that tells when one was"
              + " mistyped; as a stream, kept as they come. With an `Idempotency-Key` a repeat"
              + " gives the codes that were made and goes on with the rest.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "text/csv",
              schema = @Schema(type = "string"),
              examples = @ExampleObject("code\r\n7KCF3-M9XDH-9RTWY\r\n")))
  Mono<ResponseEntity<Flux<DataBuffer>>> make(
      @Parameter(schema = @Schema(minLength = 1, maxLength = VoucherTypeForm.NAME_LENGTH_MAX))
          @PathVariable
          String name,
      @RequestBody CountBody body,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      Caller caller) {
    FieldErrors errors = new FieldErrors();
    if (errors.require("/count", body.count())) {
      errors.check(
          body.count() >= 1 && body.count() <= COUNT_MAX,
          "/count",
          "must be between 1 and " + COUNT_MAX);
    }
    errors.throwIfAny();
    int count = body.count() == null ? 0 : body.count();
    return find(name)
        .map(kept -> requireOwnCodes(kept.type()))
        .doOnNext(VoucherTypeEndpoint::requireWorth)
        .flatMap(type -> batches.begin(type, count, false, key, caller))
        .map(
            batch ->
                ResponseEntity.ok()
                    .contentType(CSV)
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"codes-" + batch.id() + ".csv\"")
                    .body(
                        Flux.just("code\r\n")
                            .concatWith(
                                batches
                                    .codes(batch)
                                    .map(codes -> String.join("\r\n", codes) + "\r\n"))
                            .map(text -> BUFFERS.wrap(text.getBytes(StandardCharsets.UTF_8)))));
  }

  @PostMapping(path = "/v1/voucher-types/{name}/codes", consumes = "text/csv")
  @Allow(Role.MARKETER)
  @Operation(
      operationId = "bringVoucherCodes",
      summary = "Bring codes in",
      description =
          "A code in each row; the first row may name the columns `code`, `valueMinor` (of a"
              + " balance) and `validUntil` (a day). What is there already stays as it is, so it"
              + " may be repeated.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "text/csv",
                      schema = @Schema(type = "string"),
                      examples = @ExampleObject("code,validUntil\nXMAS-1,2026-12-24\n"))))
  Mono<BroughtCodes.Answer> bring(
      @Parameter(schema = @Schema(minLength = 1, maxLength = VoucherTypeForm.NAME_LENGTH_MAX))
          @PathVariable
          String name,
      @RequestBody Flux<DataBuffer> body,
      Caller caller) {
    return find(name)
        .map(kept -> requireOwnCodes(kept.type()))
        .flatMap(
            type -> {
              BroughtCodes brought = new BroughtCodes(type);
              return batches
                  .begin(type, 0, true, null, caller)
                  .flatMap(
                      batch ->
                          body.map(VoucherTypeEndpoint::bytes)
                              .concatMapIterable(brought::piece)
                              .concatWith(Flux.defer(() -> Flux.fromIterable(brought.rest())))
                              .buffer(PIECE)
                              .concatMap(
                                  piece ->
                                      batches
                                          .bring(batch, piece)
                                          .doOnNext(fates -> brought.count(piece, fates)),
                                  1)
                              .then(Mono.fromSupplier(brought::answer)));
            });
  }

  /** Each piece is taken and released as it comes. */
  private static byte[] bytes(DataBuffer buffer) {
    try {
      byte[] bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      return bytes;
    } finally {
      DataBufferUtils.release(buffer);
    }
  }

  private Mono<VoucherTypes.Kept> find(String name) {
    return types
        .find(name)
        .switchIfEmpty(
            Mono.error(
                () ->
                    new ProblemException(
                        Problem.notFound("There is no voucher type of this name."))));
  }

  private static VoucherType requireOwnCodes(VoucherType type) {
    if (type.generic() != null) {
      throw new ProblemException(
          Problem.impossible(
              "generic-voucher",
              "The type has one code for all",
              "Everybody uses '%s'. Make a type without 'generic' for codes of their own."
                  .formatted(type.generic())));
    }
    return type;
  }

  private static void requireWorth(VoucherType type) {
    if (type.kind() == VoucherKind.BALANCE && type.valueMinor() == null) {
      throw new ProblemException(
          Problem.impossible(
              "voucher-without-value",
              "Nobody knows what the codes are worth",
              "Give the type a 'valueMinor', or bring in codes with one each."));
    }
  }

  private static URI address(String name) {
    return UriComponentsBuilder.fromPath("/v1/voucher-types/{name}").build(name);
  }
}
