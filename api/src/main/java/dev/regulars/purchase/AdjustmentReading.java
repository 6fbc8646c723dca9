package dev.regulars.purchase;

import dev.regulars.account.Adjustments;
import io.r2dbc.spi.Connection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads adjustments for {@link Gather}; a batch without any sends no statement. */
@Component
class AdjustmentReading {

  private final Adjustments adjustments;

  AdjustmentReading(Adjustments adjustments) {
    this.adjustments = adjustments;
  }

  /** Adds the reads. Adjustments and those who make them are locked: {@link Identities#lock}. */
  void addTo(List<Mono<Void>> reads, Connection connection, Needs needs, Gathered gathered) {
    if (!needs.adjustments().isEmpty()) {
      reads.add(
          adjustments
              .find(connection, needs.adjustments())
              .collectList()
              .doOnNext(gathered.adjusted()::learn)
              .then());
    }
    if (!needs.adjusters().isEmpty()) {
      reads.add(
          adjustments
              .doneAlone(connection, needs.adjusters(), gathered.today())
              .doOnNext(read -> gathered.adjusted().learnAlone(needs.adjusters(), read))
              .then());
    }
  }
}
