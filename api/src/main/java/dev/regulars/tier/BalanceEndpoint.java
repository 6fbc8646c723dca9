package dev.regulars.tier;

import dev.regulars.security.Allow;
import dev.regulars.security.Role;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows what members have. */
@RestController
class BalanceEndpoint {

  private final Balances balances;

  BalanceEndpoint(Balances balances) {
    this.balances = balances;
  }

  @GetMapping("/v1/members/{id}/balance")
  @Allow({Role.TILL, Role.SUPPORT})
  @Tag(name = "Members")
  @Operation(operationId = "getMemberBalance", summary = "What a member has")
  Mono<BalanceView> balance(@PathVariable UUID id) {
    return balances.of(id).switchIfEmpty(Mono.error(BalanceEndpoint::noMember));
  }

  private static ProblemException noMember() {
    return new ProblemException(Problem.notFound("There is no member with this id."));
  }
}
