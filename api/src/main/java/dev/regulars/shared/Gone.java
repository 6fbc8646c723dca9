package dev.regulars.shared;

import reactor.netty.channel.AbortedException;

/** Tells a caller who broke off from everything else that may go wrong. */
final class Gone {

  private Gone() {}

  /**
   * Whether a request failed because its caller went away. Connections of our own that break come
   * wrapped: by the driver of the database, by the client of the issuer.
   */
  static boolean isGone(Throwable failure) {
    return failure instanceof AbortedException || AbortedException.isConnectionReset(failure);
  }
}
