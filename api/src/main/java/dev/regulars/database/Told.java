package dev.regulars.database;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/**
 * What is told on a channel, for a background job that is only at times awake to hear it: it
 * listens from the first subscription until it is disposed of, and what is told while the job works
 * ends its next rest.
 */
public final class Told implements Disposable {

  private final Disposable.Swap listening = Disposables.swap();
  private final Flux<String> told;

  Told(Flux<String> channel) {
    this.told = channel.onBackpressureLatest().publish(1).autoConnect(1, listening::update);
  }

  /** The notifications, the newest of those that nobody has heard first. */
  public Flux<String> flux() {
    return told;
  }

  @Override
  public void dispose() {
    listening.dispose();
  }
}
