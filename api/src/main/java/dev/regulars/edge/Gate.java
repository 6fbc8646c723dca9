package dev.regulars.edge;

import dev.regulars.shared.Problem;

/**
 * Turns requests away before anybody has read them: a refusal by somebody who is busy must cost
 * next to nothing, or a server that refuses much has no time left for what it has taken. Asked for
 * each request, on the thread of its connection: it must answer at once.
 */
public interface Gate {

  /**
   * Whether a request would be refused anyway.
   *
   * @param method such as {@code POST}
   * @param address path and query, as sent
   */
  boolean isShutFor(String method, String address);

  /** What those are told who are turned away; always the same. */
  Problem problem();

  /** Says that one was turned away. */
  void turnedAway();
}
