package dev.regulars.purchase;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/**
 * Cuts a body into its lines, as bytes: what is not UTF-8 must not be mended on the way. Of a line
 * that is too long nothing is kept.
 */
final class LineSplitter {

  /**
   * A line without its end.
   *
   * @param bytes none where it is too long
   */
  record Line(byte[] bytes, boolean tooLong) {

    private static final Line TOO_LONG = new Line(new byte[0], true);

    /** Nothing but white space. */
    boolean isBlank() {
      if (tooLong) {
        return false;
      }
      for (byte b : bytes) {
        if (b != ' ' && b != '\t' && b != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  private final int lengthMax;
  private final ByteArrayOutputStream open = new ByteArrayOutputStream();
  private boolean tooLong;

  private LineSplitter(int lengthMax) {
    this.lengthMax = lengthMax;
  }

  /**
   * The lines of a body.
   *
   * @param lengthMax of a line, in bytes
   */
  static Flux<Line> lines(Flux<DataBuffer> body, int lengthMax) {
    return Flux.defer(
        () -> {
          LineSplitter splitter = new LineSplitter(lengthMax);
          // Each piece is taken apart and released as it comes: one that waited in a queue would be
          // lost with it where the sender or the reader goes.
          return body.map(splitter::split)
              .concatMapIterable(lines -> lines)
              .concatWith(Flux.defer(() -> Flux.fromIterable(splitter.rest())));
        });
  }

  private List<Line> split(DataBuffer buffer) {
    try {
      byte[] bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      List<Line> lines = new ArrayList<>();
      int start = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          keep(bytes, start, i);
          lines.add(take());
          start = i + 1;
        }
      }
      keep(bytes, start, bytes.length);
      return lines;
    } finally {
      DataBufferUtils.release(buffer);
    }
  }

  private void keep(byte[] bytes, int start, int end) {
    tooLong |= end - start > lengthMax - open.size();
    if (tooLong) {
      open.reset();
    } else {
      open.write(bytes, start, end - start);
    }
  }

  private Line take() {
    Line line = tooLong ? Line.TOO_LONG : new Line(open.toByteArray(), false);
    open.reset();
    tooLong = false;
    return line;
  }

  private List<Line> rest() {
    return open.size() == 0 && !tooLong ? List.of() : List.of(take());
  }
}
