package dev.regulars.purchase;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/** Cuts a body into its lines, as bytes: what is not UTF-8 must not be mended on the way. */
final class LineSplitter {

  private final int lengthMax;
  private final ByteArrayOutputStream open = new ByteArrayOutputStream();

  private LineSplitter(int lengthMax) {
    this.lengthMax = lengthMax;
  }

  /**
   * The lines of a body without their ends.
   *
   * @param lengthMax of a line, in bytes; a longer one ends the stream with a 413
   */
  static Flux<byte[]> lines(Flux<DataBuffer> body, int lengthMax) {
    return Flux.defer(
        () -> {
          LineSplitter splitter = new LineSplitter(lengthMax);
          return body.concatMapIterable(splitter::split)
              .concatWith(Flux.defer(() -> Flux.fromIterable(splitter.rest())));
        });
  }

  private List<byte[]> split(DataBuffer buffer) {
    try {
      byte[] bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      List<byte[]> lines = new ArrayList<>();
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
    if (open.size() + end - start > lengthMax) {
      throw new ProblemException(
          Problem.of(
              413, "too-large", "Too large", "A line may have up to " + lengthMax + " bytes."));
    }
    open.write(bytes, start, end - start);
  }

  private byte[] take() {
    byte[] line = open.toByteArray();
    open.reset();
    return line;
  }

  private List<byte[]> rest() {
    return open.size() == 0 ? List.of() : List.of(take());
  }
}
