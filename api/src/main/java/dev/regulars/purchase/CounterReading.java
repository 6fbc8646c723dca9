package dev.regulars.purchase;

import dev.regulars.account.MemberDays;
import io.r2dbc.spi.Connection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads for {@link Gather} what rules count, and what was bought in a row. */
@Component
class CounterReading {

  private final CounterDays counters;
  private final MemberDays days;

  CounterReading(CounterDays counters, MemberDays days) {
    this.counters = counters;
    this.days = days;
  }

  /** Adds what has to be read; nothing where no rule asks. */
  void addTo(List<Mono<Void>> reads, Connection connection, Needs needs, Gathered gathered) {
    if (!needs.counted().isEmpty()) {
      List<CounterDays.Asked> asked = List.copyOf(needs.counted());
      reads.add(
          counters
              .sums(connection, asked)
              .doOnNext(found -> gathered.counters().learn(asked, found))
              .then());
    }
    if (!needs.bought().isEmpty()) {
      reads.add(
          days.bought(connection, List.copyOf(needs.bought()))
              .doOnNext(gathered.counters()::learnBought)
              .then());
    }
  }
}
