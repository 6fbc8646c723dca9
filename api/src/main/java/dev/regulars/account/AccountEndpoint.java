package dev.regulars.account;

import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.Languages;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows how members' points moved, and proves the books. */
@RestController
class AccountEndpoint {

  private final History history;
  private final Verification verification;

  AccountEndpoint(History history, Verification verification) {
    this.history = history;
    this.verification = verification;
  }

  @GetMapping("/v1/members/{id}/history")
  @Allow({Role.TILL, Role.SUPPORT})
  @Tag(name = "Members")
  @Operation(
      operationId = "listMemberHistory",
      summary = "How a member's points moved, newest first",
      description =
          "A key that is bound to stores sees every movement, but the purchases and receipts of its"
              + " stores only. What the product says in `text` is English (`en`) or German (`de`),"
              + " as `lang` or `Accept-Language` says.")
  Mono<Page<HistoryEntry>> history(
      @PathVariable UUID id,
      @ParameterObject PageRequest page,
      @RequestParam(required = false) @Nullable String lang,
      ServerWebExchange exchange,
      Caller caller) {
    return history
        .of(id, caller.stores(), page, Languages.asked(lang, exchange))
        .switchIfEmpty(Mono.error(AccountEndpoint::noMember));
  }

  @PostMapping("/v1/ledger/verification")
  @Allow(Role.ADMIN)
  @Tag(name = "Proof")
  @Operation(
      operationId = "verifyLedger",
      summary = "Prove the books",
      description =
          "Every balance against its transfers, every lot against its movements, debits against"
              + " credits.")
  Mono<Verification.Report> verify() {
    return verification.run();
  }

  private static ProblemException noMember() {
    return new ProblemException(Problem.notFound("There is no member with this id."));
  }
}
