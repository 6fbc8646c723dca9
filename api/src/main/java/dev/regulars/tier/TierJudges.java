package dev.regulars.tier;

import dev.regulars.rulebook.RuleBooks;
import dev.regulars.rulebook.VersionedRuleBook;
import dev.regulars.rules.RuleBook;
import dev.regulars.shared.ProblemException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The rulebooks that judge tiers whose time is over: those that were in force then. One that cannot
 * be read any more is replaced by that of now: nobody's account may be stuck for it.
 */
@Component
public class TierJudges {

  private final RuleBooks rulebooks;

  TierJudges(RuleBooks rulebooks) {
    this.rulebooks = rulebooks;
  }

  /** The rulebook of each end, in their order. */
  public Mono<List<RuleBook>> of(List<TierLife.Judged> ends) {
    return at(ends.stream().map(TierLife.Judged::at).distinct().toList())
        .map(books -> ends.stream().map(TierLife.Judged::at).map(books).toList());
  }

  /** The rulebooks of moments. */
  Mono<Function<Instant, RuleBook>> at(Collection<Instant> moments) {
    return Flux.fromIterable(moments)
        .concatMap(at -> in(at).map(book -> Map.entry(at, book.rules())))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
        .map(books -> at -> Objects.requireNonNull(books.get(at)));
  }

  private Mono<VersionedRuleBook> in(Instant moment) {
    return Mono.defer(() -> rulebooks.version(rulebooks.versionAt(moment), moment))
        .onErrorResume(ProblemException.class, unreadable -> rulebooks.live())
        .switchIfEmpty(Mono.defer(rulebooks::live));
  }
}
