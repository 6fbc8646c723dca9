package dev.regulars.rulebook;

import dev.regulars.security.Caller;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Drafts as callers see them. */
@Component
class DraftViews {

  private final Drafts drafts;
  private final DraftFiles files;
  private final Review review;

  DraftViews(Drafts drafts, DraftFiles files, Review review) {
    this.drafts = drafts;
    this.files = files;
    this.review = review;
  }

  /** A draft as it is now; 404 where there is none. */
  Mono<DraftView> of(UUID id, Caller caller) {
    return drafts
        .find(id)
        .switchIfEmpty(Mono.error(Refusals::noDraft))
        .flatMap(
            draft ->
                Mono.zip(files.of(id), review.isOwn(id, caller))
                    .map(read -> DraftView.of(draft, read.getT1(), read.getT2())));
  }
}
