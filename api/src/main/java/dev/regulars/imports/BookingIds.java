package dev.regulars.imports;

import java.util.UUID;

/**
 * What the purchases and returns of an import are known by: the same whenever and by whichever
 * server they are booked, so that a run which follows another one knows them as its own. UUIDs of
 * version 7 (RFC 9562), with the moment at which the import was sent, in the order of the file.
 */
final class BookingIds {

  private static final long MOMENT = 0xffff_ffff_ffff_0000L;
  private static final long VERSION = 0x7000;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int RANDOM_BITS = 30;
  private static final int KINDS_MAX = 0xfff;

  private BookingIds() {}

  /** A purchase whose first row is on this line. */
  static UUID purchase(UUID jobId, long line) {
    return of(jobId, line, 0);
  }

  /** A part of a return whose first row is on this line. */
  static UUID part(UUID jobId, long line, int part) {
    return of(jobId, line, part + 1);
  }

  private static UUID of(UUID jobId, long line, int kind) {
    if (kind > KINDS_MAX) {
      throw new IllegalArgumentException("a return in " + kind + " parts");
    }
    long random = jobId.getLeastSignificantBits() & ((1L << RANDOM_BITS) - 1);
    return new UUID(
        (jobId.getMostSignificantBits() & MOMENT) | VERSION | kind,
        VARIANT | ((line & 0xffff_ffffL) << RANDOM_BITS) | random);
  }
}
