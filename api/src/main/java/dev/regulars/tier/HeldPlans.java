package dev.regulars.tier;

import dev.regulars.rules.RuleBook;
import io.r2dbc.spi.Connection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Which plans members have; told by whoever knows of it to who judges their tiers. */
public interface HeldPlans {

  /** A member's plans by day. */
  @FunctionalInterface
  interface Days {

    Days NONE = day -> Set.of();

    /** The codes of the plans that the member has on a day. */
    Set<String> on(LocalDate day);
  }

  /** The plans of these members; those who never had one are missing. */
  Mono<Map<UUID, Days>> of(Connection connection, Collection<UUID> memberIds);

  /** The same, where any of these rulebooks asks for it; else nothing is read. */
  default Mono<Map<UUID, Days>> asked(
      Connection connection, Collection<UUID> memberIds, List<RuleBook> books) {
    return books.stream().anyMatch(book -> book.needs().plans())
        ? of(connection, memberIds)
        : Mono.just(Map.of());
  }
}
