package dev.regulars.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A package's proof that its tables agree with the transfers. All proofs run in one transaction,
 * which sees one moment. What transfers sum up to by their source stands in the view {@code
 * points_by_source}.
 */
public interface Proof {

  /**
   * Two numbers that should be equal.
   *
   * @param memberId whose they are, null for nobody known
   * @param expected from the transfers
   * @param found where it is kept
   */
  record Difference(@Nullable UUID memberId, String what, long expected, long found) {}

  /**
   * What does not agree.
   *
   * @param most how many differences of a kind are given at most
   */
  Flux<Difference> differences(int most);
}
