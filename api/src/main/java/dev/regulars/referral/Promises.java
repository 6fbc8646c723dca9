package dev.regulars.referral;

import dev.regulars.rulebook.RuleBooks;
import dev.regulars.rules.RuleBook;
import java.time.Instant;
import java.util.Locale;
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
   * @param german the same in German
   */
  record Promise(int version, String text, String german) {}

  /** What is promised to who joins at a moment. */
  Mono<Promise> at(Instant moment) {
    return Mono.defer(() -> rulebooks.version(rulebooks.versionAt(moment)))
        .map(
            rulebook ->
                new Promise(
                    rulebook.version(),
                    text(rulebook.rules(), Locale.ENGLISH),
                    text(rulebook.rules(), Locale.GERMAN)));
  }

  private static String text(RuleBook rules, Locale locale) {
    return String.join("\n", rules.referralPromises(locale));
  }
}
