package dev.regulars.rulebook;

import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Steps that would pass four eyes by: back to a version that nobody wants any more, and forward
 * with one that was approved before something else went live.
 */
@Component
class Steps {

  private final Versions versions;
  private final RulebookProperties properties;

  Steps(Versions versions, RulebookProperties properties) {
    this.versions = versions;
    this.properties = properties;
  }

  /**
   * Whether somebody may make an older version live again alone: an approver may, others one step
   * back, to what was live just before and was not rolled back itself.
   *
   * @return a problem of 403 where an approver has to
   */
  Mono<Void> mayRollBack(Version target, Caller caller) {
    if (!properties.fourEyes() || caller.role() != Role.MARKETER) {
      return Mono.empty();
    }
    int number = target.number();
    return versions
        .live()
        .flatMap(live -> versions.before(live.number()))
        .filter(before -> before == number)
        .filterWhen(before -> versions.wasRolledBack(number).map(rolledBack -> !rolledBack))
        .switchIfEmpty(Mono.error(() -> Refusals.rollbackByApprover(number)))
        .then();
  }

  /**
   * Whether what an approver looked at is what would go live: nothing else went live since the
   * draft began, or what is live says the same as what it began with.
   *
   * @return a problem of 409 where the draft was overtaken
   */
  Mono<Void> isUpToDate(Version approved) {
    Integer basedOn = approved.basedOn();
    return basedOn == null
        ? Mono.empty()
        : versions
            .live()
            .filter(live -> live.number() != basedOn)
            .filterWhen(live -> versions.files(basedOn).map(began -> !began.equals(live.files())))
            .flatMap(live -> Mono.error(Refusals.draftOvertaken(basedOn, live.number())));
  }
}
