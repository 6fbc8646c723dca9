package dev.regulars.rulebook;

import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.RulebookSize;
import dev.regulars.rules.language.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * How much a draft may be: what a rulebook may be, or as much as what is live, if that is from a
 * time when more was possible. Nobody has to take rules out before they can change one.
 */
@Component
class DraftSizes {

  private final Versions versions;
  private final Switching switching;
  private volatile @Nullable Known known;

  DraftSizes(Versions versions, Switching switching) {
    this.versions = versions;
    this.switching = switching;
  }

  private record Known(int version, RulebookSize most) {}

  /** What a draft may be now. */
  Mono<RulebookSize> most() {
    return Mono.defer(
        () -> {
          Integer live = switching.liveOrNull();
          Known before = known;
          if (before != null && live != null && before.version() == live) {
            return Mono.just(before.most());
          }
          return versions
              .live()
              .doOnNext(version -> known = new Known(version.number(), atLeast(version.files())))
              .map(version -> atLeast(version.files()))
              .defaultIfEmpty(RulebookSize.MOST);
        });
  }

  private static RulebookSize atLeast(RuleFiles files) {
    return RulebookSize.MOST.or(RulebookSize.of(files));
  }

  /**
   * Whether a draft may have so many characters in all its files; a problem of 422 where not. Ends
   * of lines that are missing at the ends of files do not matter.
   */
  Mono<Void> room(long characters) {
    return most()
        .filter(most -> characters > most.characters())
        .flatMap(most -> Mono.error(Refusals.tooLarge(characters, most.characters())));
  }

  /** The files, where they are not too much; else a problem of 422 that says of what. */
  Mono<RuleFiles> fitting(RuleFiles files) {
    return most()
        .flatMap(
            most -> {
              List<Problem> problems = RulebookSize.problems(files, most);
              return problems.isEmpty()
                  ? Mono.just(files)
                  : Mono.error(
                      Refusals.notSound(CheckResult.of(Checks.findings(problems), List.of())));
            });
  }
}
