package dev.regulars.imports;

import java.util.UUID;

/** An import, and the server that works on it: until another one takes it over. */
record Lease(UUID jobId, UUID runner) {

  /** Another server goes on with the import. */
  static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Lost() {
      super("another server goes on with it", null, false, false);
    }
  }
}
