package dev.regulars.purchase;

import dev.regulars.voucher.VoucherCodes;
import dev.regulars.voucher.VoucherCodes.Presented;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads codes for {@link Gather}; a batch without any sends no statement. */
@Component
class VoucherReading {

  private final VoucherCodes codes;

  VoucherReading(VoucherCodes codes) {
    this.codes = codes;
  }

  /** Adds the reads of codes and of how often they were used, behind those of accounts. */
  void addTo(
      List<Mono<Void>> reads,
      Connection connection,
      Needs needs,
      Gathered gathered,
      boolean books) {
    if (!needs.codes().isEmpty()) {
      Set<Presented> presented = Set.copyOf(needs.codes());
      Set<String> keys = presented.stream().map(Presented::key).collect(Collectors.toSet());
      reads.add(
          codes
              .read(connection, keys, books)
              .collectList()
              .doOnNext(read -> gathered.codes().learn(presented, read))
              .then());
      reads.add(
          codes
              .uses(connection, presented, gathered.today())
              .collectList()
              .doOnNext(gathered.codes()::learnUses)
              .then());
    }
    if (!needs.codesOf().isEmpty()) {
      reads.add(
          codes
              .ofPurchases(connection, needs.codesOf())
              .collectList()
              .doOnNext(read -> gathered.codes().learnOf(needs.codesOf(), read))
              .then());
    }
  }
}
