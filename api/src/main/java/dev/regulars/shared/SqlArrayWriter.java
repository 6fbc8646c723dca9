package dev.regulars.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;

/**
 * Writes an array of one dimension in PostgreSQL's binary form: the number of dimensions, whether
 * something is missing, the type of the elements, their number and the lower bound, then each
 * element after its length, −1 where it is missing (PostgreSQL's source, {@code array_recv} in
 * {@code arrayfuncs.c} and the {@code …_recv} of each type). All numbers are big-endian.
 */
final class SqlArrayWriter {

  /**
   * What is written.
   *
   * @param type object id of the element's type, from PostgreSQL's {@code pg_type.dat}
   * @param array object id of the type of its arrays, from the same
   * @param length bytes of an element as far as that is known
   */
  record Element(int type, int array, int length) {}

  static final Element TEXT = new Element(25, 1009, 32);
  static final Element JSON = new Element(114, 199, 512);
  static final Element BOOL = new Element(16, 1000, 1);
  static final Element BIGINT = new Element(20, 1016, Long.BYTES);
  static final Element UUID = new Element(2950, 2951, 2 * Long.BYTES);
  static final Element DATE = new Element(1082, 1182, Integer.BYTES);
  static final Element TIMESTAMPTZ = new Element(1184, 1185, Long.BYTES);

  private static final int HEADER = 5 * Integer.BYTES;
  private static final int MISSING = -1;
  private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
  private static final long EPOCH_SECOND = EPOCH_DAY * 24 * 60 * 60;
  private static final long MICROS_OF_SECOND = 1_000_000;
  private static final int NANOS_OF_MICRO = 1_000;
  private static final int HAS_MISSING_AT = Integer.BYTES;

  private final Element element;
  private ByteBuffer bytes;

  SqlArrayWriter(Element element, int count) {
    this.element = element;
    this.bytes = ByteBuffer.allocate(HEADER + count * (Integer.BYTES + element.length()));
    bytes.putInt(1).putInt(0).putInt(element.type()).putInt(count).putInt(1);
  }

  void missing() {
    room(Integer.BYTES).putInt(MISSING).putInt(HAS_MISSING_AT, 1);
  }

  void flag(boolean value) {
    room(Integer.BYTES + 1).putInt(1).put((byte) (value ? 1 : 0));
  }

  void number(long value) {
    room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
  }

  void uuid(UUID value) {
    room(Integer.BYTES + 2 * Long.BYTES)
        .putInt(2 * Long.BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
  }

  void date(LocalDate value) {
    room(2 * Integer.BYTES)
        .putInt(Integer.BYTES)
        .putInt(Math.toIntExact(value.toEpochDay() - EPOCH_DAY));
  }

  /** To the nearest microsecond, as PostgreSQL reads texts. */
  void instant(Instant value) {
    number(
        (value.getEpochSecond() - EPOCH_SECOND) * MICROS_OF_SECOND
            + (value.getNano() + NANOS_OF_MICRO / 2) / NANOS_OF_MICRO);
  }

  void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
  }

  SqlArray array() {
    return new SqlArray(element.array(), bytes.flip());
  }

  private ByteBuffer room(int needed) {
    if (bytes.remaining() < needed) {
      int size = Math.max(bytes.position() + needed, 2 * bytes.capacity());
      bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), size)).position(bytes.position());
    }
    return bytes;
  }
}
