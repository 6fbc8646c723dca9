package dev.regulars.reward;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.tier.Balances;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows what was redeemed. */
@RestController
@Tag(name = "Rewards")
class RedemptionLookupEndpoint {

  private final Redemptions redemptions;
  private final Balances balances;
  private final ProgrammeSettings settings;

  RedemptionLookupEndpoint(Redemptions redemptions, Balances balances, ProgrammeSettings settings) {
    this.redemptions = redemptions;
    this.balances = balances;
    this.settings = settings;
  }

  @GetMapping("/v1/redemptions/{id}")
  @Allow({Role.TILL, Role.SUPPORT})
  @Operation(operationId = "getRedemption", summary = "A redemption as it stands")
  Mono<RedemptionView> one(@PathVariable UUID id, Caller caller) {
    return redemptions
        .find(id)
        .switchIfEmpty(
            Mono.error(
                () ->
                    new ProblemException(Problem.notFound("There is no redemption with this id."))))
        .doOnNext(
            redemption -> {
              if (redemption.store() == null) {
                caller.requireAllStores();
              } else {
                caller.requireStoreOf("redemption", redemption.store());
              }
            })
        .flatMap(
            redemption ->
                balances
                    .of(redemption.memberId())
                    .map(
                        balance ->
                            RedemptionView.of(redemption, null, balance, settings.currency())));
  }

  @GetMapping("/v1/members/{id}/redemptions")
  @Allow(Role.SUPPORT)
  @Operation(
      operationId = "listMemberRedemptions",
      summary = "What a member redeemed, newest first",
      description = "Without balances.")
  Mono<Page<RedemptionView>> ofMember(
      @PathVariable UUID id, @ParameterObject PageRequest page, Caller caller) {
    caller.requireAllStores();
    return redemptions
        .of(id, page)
        .map(found -> found.map(one -> RedemptionView.of(one, null, null, settings.currency())));
  }
}
