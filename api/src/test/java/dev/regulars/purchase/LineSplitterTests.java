package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/** What came in is given back to the pool, however a stream ends. */
class LineSplitterTests {

  private static final int PIECES = 20;

  private final NettyDataBufferFactory pool =
      new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);
  private final List<NettyDataBuffer> received = new ArrayList<>();

  @Test
  void everyPieceIsReleasedWhereTheReaderGoesInTheMiddle() {
    OneLine reader = new OneLine();
    LineSplitter.lines(pieces().concatWith(Flux.never()), 100).subscribe(reader);
    reader.cancel();
    assertThat(reader.lines).containsExactly("one");
    nothingIsKept();
  }

  @Test
  void everyPieceIsReleasedWhereTheSenderGoesInTheMiddle() {
    OneLine reader = new OneLine();
    LineSplitter.lines(pieces().concatWith(Flux.error(new IllegalStateException("gone"))), 100)
        .subscribe(reader);
    assertThat(reader.lines).containsExactly("one");
    assertThat(reader.failure).hasMessage("gone");
    nothingIsKept();
  }

  @Test
  void everyPieceIsReleasedWhereAllIsRead() {
    assertThat(LineSplitter.lines(pieces(), 100).count().block()).isEqualTo(2 * PIECES + 1);
    nothingIsKept();
  }

  private Flux<DataBuffer> pieces() {
    return Flux.range(0, PIECES)
        .map(
            number -> {
              NettyDataBuffer piece = pool.allocateBuffer(20);
              piece.write("one\ntwo\nthr".getBytes(StandardCharsets.UTF_8));
              received.add(piece);
              return piece;
            });
  }

  private void nothingIsKept() {
    assertThat(received)
        .hasSize(PIECES)
        .allSatisfy(piece -> assertThat(piece.getNativeBuffer().refCnt()).isZero());
  }

  /** Asks for one line and no more. */
  private static final class OneLine extends BaseSubscriber<LineSplitter.Line> {

    private final List<String> lines = new ArrayList<>();
    private Throwable failure;

    @Override
    protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
      subscription.request(1);
    }

    @Override
    protected void hookOnNext(LineSplitter.Line line) {
      lines.add(new String(line.bytes(), StandardCharsets.UTF_8));
    }

    @Override
    protected void hookOnError(Throwable error) {
      failure = error;
    }
  }
}
