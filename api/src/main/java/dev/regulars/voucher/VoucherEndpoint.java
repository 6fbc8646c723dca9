package dev.regulars.voucher;

import dev.regulars.programme.Today;
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
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Finds codes, tells their lives, and takes one back. */
@RestController
@Tag(name = "Vouchers", description = "Codes that are worth something.")
class VoucherEndpoint {

  private static final int REASON_LENGTH_MAX = 200;

  private final VoucherLookup vouchers;
  private final AuditLog audit;
  private final TransactionalOperator transaction;
  private final Today calendar;
  private final Clock clock;

  VoucherEndpoint(
      VoucherLookup vouchers,
      AuditLog audit,
      TransactionalOperator transaction,
      Today calendar,
      Clock clock) {
    this.vouchers = vouchers;
    this.audit = audit;
    this.transaction = transaction;
    this.calendar = calendar;
    this.clock = clock;
  }

  @GetMapping("/v1/vouchers")
  @Allow({Role.SUPPORT, Role.MARKETER})
  @Operation(
      operationId = "listVouchers",
      summary = "List codes, newest first",
      description = "All of them, those of a `type`, or the one that was typed as `code`.")
  Mono<Page<VoucherView>> list(
      @Parameter(
              description = "Name of a type",
              schema = @Schema(minLength = 1, maxLength = VoucherTypeForm.NAME_LENGTH_MAX))
          @RequestParam(required = false)
          @Nullable String type,
      @Parameter(description = "However it is typed", schema = @Schema(maxLength = 64))
          @RequestParam(required = false)
          @Nullable String code,
      @ParameterObject PageRequest page) {
    FieldErrors errors = new FieldErrors();
    errors.text("/type", type, VoucherTypeForm.NAME_LENGTH_MAX);
    errors.text("/code", code, VoucherTypeForm.CODE_LENGTH_MAX);
    errors.throwIfAny();
    return vouchers
        .list(new VoucherLookup.Wanted(type, null, code), page)
        .map(found -> found.map(this::listed));
  }

  @GetMapping("/v1/members/{id}/vouchers")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(operationId = "listMemberVouchers", summary = "A member's vouchers, newest first")
  Mono<Page<VoucherView>> ofMember(@PathVariable UUID id, @ParameterObject PageRequest page) {
    return vouchers
        .list(new VoucherLookup.Wanted(null, id, null), page)
        .map(found -> found.map(this::listed));
  }

  @GetMapping("/v1/vouchers/{id}")
  @Allow({Role.SUPPORT, Role.MARKETER})
  @Operation(operationId = "getVoucher", summary = "A code with what became of it")
  Mono<VoucherView> one(@PathVariable UUID id) {
    return vouchers
        .find(id)
        .switchIfEmpty(Mono.error(VoucherEndpoint::noVoucher))
        .flatMap(this::told);
  }

  private Mono<VoucherView> told(VoucherCode code) {
    Instant now = clock.instant();
    return vouchers
        .life(code.key())
        .map(movements -> VoucherView.of(code, now, calendar.at(now), movements));
  }

  /** Why a code is taken back. */
  @Schema(
      name = "VoucherVoid",
      requiredProperties = {"reason"})
  record VoidBody(
      @Schema(example = "sent by mistake", minLength = 1, maxLength = REASON_LENGTH_MAX)
          @Nullable String reason) {}

  @PostMapping("/v1/vouchers/{id}/void")
  @Allow({Role.SUPPORT, Role.MARKETER})
  @Operation(
      operationId = "voidVoucher",
      summary = "Take a code back",
      description =
          "Nobody can use it any more; what it was used for stays. Who did it, and why, stands in"
              + " the audit log.")
  Mono<VoucherView> takeBack(@PathVariable UUID id, @RequestBody VoidBody body, Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.requireText("/reason", body.reason(), REASON_LENGTH_MAX);
    errors.throwIfAny();
    Map<String, ?> details = Map.of("reason", String.valueOf(body.reason()));
    Mono<VoucherCode> work =
        vouchers
            .find(id)
            .switchIfEmpty(Mono.error(VoucherEndpoint::noVoucher))
            .flatMap(
                code ->
                    code.isVoid()
                        ? Mono.just(code)
                        : vouchers
                            .takeBack(id)
                            .then(
                                audit.record(
                                    caller, "voucher.voided", "voucher", id.toString(), details))
                            .then(Mono.defer(() -> vouchers.find(id))));
    return transaction.transactional(work).flatMap(this::told);
  }

  @PostMapping("/v1/vouchers/{id}/restore")
  @Allow({Role.SUPPORT, Role.MARKETER})
  @Operation(
      operationId = "restoreVoucher",
      summary = "Give a code back that was taken back",
      description =
          "It can be used again as if nothing had been; who did it, and why, stands in the audit"
              + " log. 409 `voucher-state` for the code of everybody that its type has replaced.")
  Mono<VoucherView> giveBack(@PathVariable UUID id, @RequestBody VoidBody body, Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.requireText("/reason", body.reason(), REASON_LENGTH_MAX);
    errors.throwIfAny();
    Map<String, ?> details = Map.of("reason", String.valueOf(body.reason()));
    Mono<VoucherCode> work =
        vouchers
            .find(id)
            .switchIfEmpty(Mono.error(VoucherEndpoint::noVoucher))
            .flatMap(
                code ->
                    code.isVoid()
                        ? vouchers
                            .giveBack(id)
                            .filter(Boolean::booleanValue)
                            .switchIfEmpty(Mono.error(VoucherEndpoint::replaced))
                            .then(
                                audit.record(
                                    caller, "voucher.restored", "voucher", id.toString(), details))
                            .then(Mono.defer(() -> vouchers.find(id)))
                        : Mono.just(code));
    return transaction.transactional(work).flatMap(this::told);
  }

  private static ProblemException replaced() {
    return new ProblemException(
        Problem.conflict(
            "voucher-state",
            "The code was replaced",
            "Its type has another code for everybody, or none, since. Change the type."));
  }

  private VoucherView listed(VoucherCode code) {
    Instant now = clock.instant();
    return VoucherView.of(code, now, calendar.at(now), null);
  }

  private static ProblemException noVoucher() {
    return new ProblemException(Problem.notFound("There is no voucher with this id."));
  }
}
