package dev.regulars.plan;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.security.Allow;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Paid memberships that can be had. */
@RestController
@Tag(name = "Plans", description = "Paid memberships: what can be had, and whose it is until when.")
class PlanEndpoint {

  private static final int PRECONDITION_FAILED = 412;
  private static final String ANY = "*";

  private final Plans plans;
  private final PlanProducts products;
  private final ProgrammeSettings settings;
  private final AuditLog audit;
  private final TransactionalOperator transaction;

  PlanEndpoint(
      Plans plans,
      PlanProducts products,
      ProgrammeSettings settings,
      AuditLog audit,
      TransactionalOperator transaction) {
    this.plans = plans;
    this.products = products;
    this.settings = settings;
    this.audit = audit;
    this.transaction = transaction;
  }

  @GetMapping("/v1/plans")
  @Allow({Role.TILL, Role.SUPPORT, Role.MARKETER})
  @Operation(
      operationId = "listPlans",
      summary = "List the plans, by code",
      description = "Tills see active plans, others all, or those of one `state`.")
  Mono<Page<PlanView>> list(
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"draft", "active", "retired"}))
          @RequestParam(required = false)
          @Nullable String state,
      @ParameterObject PageRequest page,
      Caller caller) {
    FieldErrors errors = new FieldErrors();
    Optional<PlanState> asked = state == null ? Optional.empty() : PlanState.of(state);
    errors.check(state == null || asked.isPresent(), "/state", "must be one of " + PlanState.NAMES);
    errors.throwIfAny();
    boolean isTill = caller.role() == Role.TILL;
    if (isTill && asked.isPresent() && asked.get() != PlanState.ACTIVE) {
      throw new ProblemException(
          Problem.forbidden("Tills see active plans only. Leave out 'state'."));
    }
    return plans
        .list(isTill ? PlanState.ACTIVE : asked.orElse(null), page)
        .map(found -> found.map(kept -> PlanView.of(kept, settings.currency())));
  }

  @GetMapping("/v1/plans/{code}")
  @Allow({Role.SUPPORT, Role.MARKETER})
  @Operation(operationId = "getPlan", summary = "A plan as it was written, with its ETag")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  Mono<ResponseEntity<PlanView>> get(
      @Parameter(schema = @Schema(pattern = PlanForm.CODE_PATTERN)) @PathVariable String code) {
    return plans
        .find(code)
        .map(kept -> PlanView.of(kept, settings.currency()))
        .map(view -> ResponseEntity.ok().eTag(view.etag()).body(view))
        .switchIfEmpty(
            Mono.error(
                () -> new ProblemException(Problem.notFound("There is no plan with this code."))));
  }

  @PutMapping("/v1/plans/{code}")
  @Allow(Role.MARKETER)
  @Operation(
      operationId = "putPlan",
      summary = "Create or replace a plan",
      description =
          "Whoever buys its product has it for a term from then on; the first time its trial comes"
              + " before. Terms that members have stay as they are. 409 `sku-taken` where the"
              + " product buys another plan.")
  @ApiResponse(
      responseCode = "201",
      description = "It is new",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  @ApiResponse(
      responseCode = "200",
      description = "Replaced",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  @ApiResponse(
      responseCode = "412",
      description = "`edit-conflict`: somebody changed it meanwhile",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Problem")))
  Mono<ResponseEntity<PlanView>> put(
      @Parameter(schema = @Schema(pattern = PlanForm.CODE_PATTERN)) @PathVariable String code,
      @RequestBody PlanBody body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String noneMatch,
      Caller caller) {
    PlanForm.check(code, body);
    Mono<Plans.Kept> work =
        plans
            .writeAlone(code)
            .then(Mono.defer(() -> plans.find(code)))
            .map(now -> allows(match, noneMatch, PlanView.etag(now.version())))
            .defaultIfEmpty(match == null)
            .flatMap(allowed -> allowed ? free(code, body) : Mono.error(PlanEndpoint::conflict))
            .then(Mono.defer(() -> plans.put(code, body)))
            .then(audit.record(caller, "plan.changed", "plan", code, details(body)))
            .then(Mono.defer(() -> plans.find(code)));
    return transaction
        .transactional(work)
        .delayUntil(kept -> products.look())
        .map(
            kept -> {
              PlanView view = PlanView.of(kept, settings.currency());
              ResponseEntity.BodyBuilder answer =
                  view.version() == 1
                      ? ResponseEntity.created(URI.create("/v1/plans/" + code))
                      : ResponseEntity.ok();
              return answer.eTag(view.etag()).body(view);
            });
  }

  /** RFC 9110, section 13.1; some forget the quotation marks. */
  private static boolean allows(@Nullable String match, @Nullable String noneMatch, String etag) {
    return !ANY.equals(noneMatch)
        && (match == null
            || Arrays.stream(match.split(","))
                .map(String::strip)
                .anyMatch(
                    tag ->
                        tag.equals(ANY)
                            || etag.equals(tag.endsWith("\"") ? tag : '"' + tag + '"')));
  }

  private Mono<Void> free(String code, PlanBody body) {
    return body.sku() == null || PlanForm.state(body) != PlanState.ACTIVE
        ? Mono.empty()
        : plans
            .otherOf(body.sku(), code)
            .flatMap(
                other ->
                    Mono.error(
                        new ProblemException(
                            Problem.conflict(
                                    "sku-taken",
                                    "The product buys another plan",
                                    "A product buys one plan. Give this one another 'sku', or"
                                        + " retire the plan '"
                                        + other
                                        + "'.")
                                .with("plan", other))));
  }

  private static Map<String, ?> details(PlanBody body) {
    Map<String, Object> details = new TreeMap<>();
    details.put("name", String.valueOf(body.name()));
    details.put("priceMinor", String.valueOf(body.priceMinor()));
    details.put("state", PlanForm.state(body).code());
    if (body.sku() != null) {
      details.put("sku", body.sku());
    }
    return details;
  }

  private static ProblemException conflict() {
    return new ProblemException(
        Problem.of(
            PRECONDITION_FAILED,
            "edit-conflict",
            "Somebody changed it meanwhile",
            "The plan is not as you saw it. Read it again, and send its ETag as If-Match."));
  }
}
