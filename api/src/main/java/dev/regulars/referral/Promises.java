package dev.regulars.referral;

import dev.regulars.rulebook.RuleBooks;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What friends and those who invite them are promised: by the rulebook in force at the moment. */
@Component
class Promises {

  private final RuleBooks rulebooks;

  Promises(RuleBooks rulebooks) {
    this.rulebooks = rulebooks;
  }

  /**
   * A promise.
   *
   * @param version of the rulebook that keeps it
   * @param text in the words of its rules; empty where it promises nothing
   */
  record Promise(int version, String text) {}

  /** What is promised to who joins at a moment. */
  Mono<Promise> at(Instant moment) {
    return Mono.defer(() -> rulebooks.version(rulebooks.versionAt(moment)))
        .map(
            rulebook ->
                new Promise(
                    rulebook.version(), String.join("\n", rulebook.rules().referralPromises())));
  }
}
