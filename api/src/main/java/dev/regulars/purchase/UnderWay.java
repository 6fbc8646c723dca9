package dev.regulars.purchase;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Many items under way at once, answered in whatever order they are done. Answers that are there
 * together leave together, so a batch is one write to the connection rather than hundreds. A new
 * item is asked for only when an answer has left: a sender who does not read is held back. {@code
 * flatMap} would look at every item under way for each answer.
 */
final class UnderWay<T> extends BaseSubscriber<T> {

  private final Function<T, Mono<String>> work;
  private final int most;
  private final FluxSink<DataBuffer> out;
  private final Scheduler.Worker worker = Schedulers.parallel().createWorker();
  private final ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger open = new AtomicInteger(1);
  private final AtomicInteger wanted = new AtomicInteger();

  private UnderWay(Function<T, Mono<String>> work, int most, FluxSink<DataBuffer> out) {
    this.work = work;
    this.most = most;
    this.out = out;
  }

  /**
   * The answers to all items.
   *
   * @param work answers an item; it never fails
   * @param most items under way
   */
  static <T> Flux<DataBuffer> answers(Flux<T> items, Function<T, Mono<String>> work, int most) {
    return Flux.create(
        out -> {
          UnderWay<T> underWay = new UnderWay<>(work, most, out);
          out.onRequest(number -> underWay.drain());
          out.onDispose(underWay::end);
          items.subscribe(underWay);
        });
  }

  @Override
  protected void hookOnSubscribe(Subscription subscription) {
    subscription.request(most);
  }

  @Override
  protected void hookOnNext(T item) {
    open.incrementAndGet();
    work.apply(item)
        .subscribe(
            answer -> {
              answers.add(answer);
              drain();
            },
            out::error);
  }

  @Override
  protected void hookOnComplete() {
    open.decrementAndGet();
    drain();
  }

  @Override
  protected void hookOnError(Throwable failure) {
    out.error(failure);
  }

  private void end() {
    cancel();
    worker.dispose();
  }

  /** One drain at a time, on a thread of its own: meanwhile further answers come in. */
  private void drain() {
    if (wanted.getAndIncrement() == 0) {
      worker.schedule(this::drainAll);
    }
  }

  private void drainAll() {
    int seen;
    do {
      seen = wanted.get();
      write();
    } while (wanted.addAndGet(-seen) != 0);
  }

  private void write() {
    if (out.requestedFromDownstream() > 0) {
      StringBuilder text = new StringBuilder();
      int number = 0;
      for (String answer = answers.poll(); answer != null; answer = answers.poll()) {
        text.append(answer);
        number++;
      }
      if (number > 0) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        out.next(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
        open.addAndGet(-number);
        request(number);
      }
    }
    if (open.get() == 0) {
      out.complete();
    }
  }
}
