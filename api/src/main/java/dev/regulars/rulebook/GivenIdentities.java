package dev.regulars.rulebook;

import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.change.RuleIdentities;
import dev.regulars.rules.language.Vocabulary;
import java.security.SecureRandom;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Gives the rules of drafts what their limits and budgets are counted under, as they are written. A
 * rule that counts under a name of before gets it as a line of its own, so that another name does
 * not change what was counted.
 */
@Component
class GivenIdentities {

  /** Without letters that are taken for others. */
  private static final String LETTERS = "abcdefghjkmnpqrstvwxyz23456789";

  private static final int HALF = 4;
  private static final SecureRandom random = new SecureRandom();

  private final Versions versions;
  private final DraftFiles files;

  GivenIdentities(Versions versions, DraftFiles files) {
    this.versions = versions;
    this.files = files;
  }

  /** Something like {@code k7m2-q9xd}: some 39 random bits, since whoever guesses one counts on. */
  static String fresh() {
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < 2 * HALF; i++) {
      token.append(i == HALF ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return token.toString();
  }

  private static RuleIdentities identities() {
    return new RuleIdentities(Vocabulary.standard(), GivenIdentities::fresh);
  }

  /** The same files, with the name as identity in each rule that counts under its name. */
  RuleFiles spelledOut(RuleFiles version) {
    return identities().spelledOut(version);
  }

  /** The text of a file of a draft as it is to be kept. */
  Mono<String> of(Draft draft, String name, String text) {
    return identities().isWhole(name, text)
        ? Mono.just(text)
        : files
            .of(draft.id())
            .flatMap(
                now -> of(draft, Draft.texts(now, Map.of()), Draft.texts(now, Map.of(name, text))))
            .map(given -> given.files().getOrDefault(name, text));
  }

  /**
   * The files of a draft as they are to be kept.
   *
   * @param now as they are
   * @param wanted as somebody wants them
   */
  Mono<RuleFiles> of(Draft draft, RuleFiles now, RuleFiles wanted) {
    return versions
        .files(draft.basedOn())
        .publishOn(Schedulers.parallel())
        .map(
            began -> {
              RuleFiles given = identities().given(began, now, wanted);
              if (!given.equals(wanted)) {
                FileForm.bounded(given.files());
              }
              return given;
            });
  }
}
