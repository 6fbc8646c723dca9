package dev.regulars.edge;

import java.util.UUID;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Whose connections are, as far as earlier requests on them have shown it. */
public final class KnownConnections {

  private KnownConnections() {}

  /**
   * Whether an earlier request on the same connection was this caller's, so that the connection
   * counts as theirs and as no stranger's.
   */
  public static boolean isOf(UUID caller, ServerHttpRequest request) {
    Visit visit = Visit.of(request);
    return visit != null && caller.equals(visit.owner);
  }
}
