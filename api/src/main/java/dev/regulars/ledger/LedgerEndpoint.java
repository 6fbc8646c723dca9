package dev.regulars.ledger;

import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows members' points, and proves the books. */
@RestController
class LedgerEndpoint {

  private final Balances balances;
  private final History history;
  private final Verification verification;

  LedgerEndpoint(Balances balances, History history, Verification verification) {
    this.balances = balances;
    this.history = history;
    this.verification = verification;
  }

  @GetMapping("/v1/members/{id}/balance")
  @Allow({Role.TILL, Role.SUPPORT})
  @Tag(name = "Members")
  @Operation(summary = "What a member has")
  Mono<BalanceView> balance(@PathVariable UUID id) {
    return balances.of(id).switchIfEmpty(Mono.error(LedgerEndpoint::noMember));
  }

  @GetMapping("/v1/members/{id}/history")
  @Allow({Role.TILL, Role.SUPPORT})
  @Tag(name = "Members")
  @Operation(
      summary = "How a member's points moved, newest first",
      description =
          "A key that is bound to stores sees every movement, but the purchases and receipts of its"
              + " stores only.")
  Mono<Page<HistoryEntry>> history(
      @PathVariable UUID id, @ParameterObject PageRequest page, Caller caller) {
    return balances
        .of(id)
        .switchIfEmpty(Mono.error(LedgerEndpoint::noMember))
        .then(history.of(id, caller.stores(), page));
  }

  @PostMapping("/v1/ledger/verification")
  @Allow(Role.ADMIN)
  @Tag(name = "Proof")
  @Operation(
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
