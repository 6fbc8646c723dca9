package dev.regulars.imports;

import dev.regulars.rulebook.RuleBooks;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Which rulebooks an import may be decided by: points are given by rules that somebody approved and
 * that were in force, never by a version that one person only handed in.
 */
@Component
class ImportRules {

  /** A version that must not decide; the message says which may. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message, null, false, false);
    }
  }

  private static final String NEXT =
      "; name one that is live or was ('live' or 'superseded' in /v1/rulebook/versions), or leave"
          + " it out";

  private final RuleBooks rulebooks;

  ImportRules(RuleBooks rulebooks) {
    this.rulebooks = rulebooks;
  }

  /** Fails with {@link Refused} where a mapping names a version that must not decide. */
  Mono<Void> check(Mapping mapping) {
    Integer version = mapping.rulebookVersion();
    if (version == null) {
      return Mono.empty();
    }
    return rulebooks
        .wasLive(version)
        .switchIfEmpty(refused("there is no rulebook version " + version))
        .filter(Boolean::booleanValue)
        .switchIfEmpty(refused("rulebook version " + version + " never was live"))
        // Read now: one of another release is told before the first row, not in the middle.
        .flatMap(live -> rulebooks.version(version))
        .then();
  }

  private static Mono<Boolean> refused(String why) {
    return Mono.error(() -> new Refused(why + NEXT));
  }
}
