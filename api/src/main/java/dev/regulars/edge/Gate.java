package dev.regulars.edge;

import dev.regulars.shared.Problem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns requests away before anybody has read them: a refusal by somebody who is busy must cost
 * next to nothing, or a server that refuses much has no time left for what it has taken. Asked for
 * each request, on the thread of its connection: it must answer at once.
 */
public interface Gate {

  /**
   * What a request is told that would be refused anyway; null where it may pass.
   *
   * @param method such as {@code POST}
   * @param address path and query, as sent
   */
  @Nullable Problem shutFor(String method, String address);

  /** All that {@link #shutFor} may give: each is written once and sent often. */
  Set<Problem> refusals();

  /** Says that one was turned away. */
  void turnedAway();
}
