package dev.regulars.rulebook;

import dev.regulars.database.Notifications;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which version decides on this server. It hears of publications at once and looks for them every
 * few seconds besides; a version is compiled before it is switched to, and one with a set time
 * before its time has come.
 */
@Component
class Switching {

  private static final Logger log = LoggerFactory.getLogger(Switching.class);
  private static final Duration AHEAD = Duration.ofMinutes(15);
  private static final Duration SOONEST = Duration.ofMillis(20);
  private static final Duration WAIT_MAX = Duration.ofSeconds(2);

  private final LiveTimes times;
  private final Bookshelf shelf;
  private final Notifications notifications;
  private final Clock clock;
  private final Duration poll;
  private final AtomicLong looks = new AtomicLong();
  private final ConcurrentSkipListMap<Integer, UnsoundVersion> unsound =
      new ConcurrentSkipListMap<>();
  private long lookInstalled;
  private volatile Timeline timeline = Timeline.EMPTY;

  Switching(
      LiveTimes times,
      Bookshelf shelf,
      Notifications notifications,
      Clock clock,
      RulebookProperties properties) {
    this.times = times;
    this.shelf = shelf;
    this.notifications = notifications;
    this.clock = clock;
    this.poll = properties.poll();
  }

  /** Which version decides when, as far as this server knows. */
  Timeline timeline() {
    return timeline;
  }

  /**
   * Follows what is published, for as long as it is subscribed to.
   *
   * @param afterEach done after each look
   */
  Flux<Void> follow(Mono<Void> afterEach) {
    Flux<String> ticks = Mono.defer(() -> Mono.delay(untilNextLook())).map(tick -> "").repeat();
    return Flux.merge(ticks, notifications.on(LiveTimes.CHANNEL))
        .onBackpressureLatest()
        .concatMap(told -> look().then(afterEach).onErrorResume(Switching::later), 1);
  }

  private static Mono<Void> later(Throwable error) {
    log.warn("Could not look for new rulebooks: {}", error.toString());
    return Mono.empty();
  }

  /** Until a set time has come, or until it is time to look anyway. */
  private Duration untilNextLook() {
    Instant now = clock.instant();
    Instant next = timeline.next(now);
    if (next == null) {
      return poll;
    }
    Duration until = Duration.between(now, next).plus(SOONEST);
    return until.compareTo(poll) < 0 ? until : poll;
  }

  /** Looks at what is published, and switches to it once it is compiled. */
  Mono<Void> look() {
    return Mono.defer(
        () -> {
          long look = looks.incrementAndGet();
          return times.read().flatMap(this::prepared).doOnNext(read -> install(look, read)).then();
        });
  }

  /** A look that took longer than one that began after it has nothing new to say. */
  private synchronized void install(long look, Timeline read) {
    if (look > lookInstalled) {
      lookInstalled = look;
      timeline = read;
      shelf.keep(wanted(read));
    }
  }

  /** What decides now, and what will soon. */
  private Set<Integer> wanted(Timeline read) {
    Set<Integer> wanted = new HashSet<>();
    if (!read.isEmpty()) {
      Instant now = clock.instant();
      wanted.add(read.at(now));
      read.between(now, now.plus(AHEAD)).forEach(wanted::add);
    }
    return wanted;
  }

  /**
   * The same once it can be switched to. A version that cannot be used (its sentences are those of
   * another release) is left out: the one before it goes on deciding, and no purchase fails.
   */
  private Mono<Timeline> prepared(Timeline read) {
    if (read.isEmpty()) {
      return Mono.error(this::nothingUsable);
    }
    return Flux.fromIterable(wanted(read))
        .concatMap(version -> usable(version).filter(use -> !use).map(no -> version))
        .next()
        .map(read::without)
        .flatMap(this::prepared)
        .switchIfEmpty(Mono.defer(() -> compiled(read).thenReturn(read)));
  }

  /** A server that starts compiles at once: nobody waits for it yet. */
  private Mono<Boolean> usable(int version) {
    Mono<VersionedRuleBook> book =
        timeline.isEmpty()
            ? shelf.compiled(version).onErrorResume(failed -> shelf.open(version))
            : shelf.open(version);
    return book.thenReturn(true)
        .onErrorResume(UnsoundVersion.class, error -> refuse(version, error));
  }

  /**
   * Compiles what is wanted, and waits for what decides now, but no longer than others may be
   * ahead. Until it is compiled it decides all the same.
   */
  private Mono<Void> compiled(Timeline read) {
    int live = read.at(clock.instant());
    Mono<Void> now = shelf.compiled(live).then().onErrorComplete();
    wanted(read).stream().filter(version -> version != live).forEach(shelf::compileAhead);
    return now.timeout(WAIT_MAX, Mono.empty());
  }

  private Mono<Boolean> refuse(int version, UnsoundVersion error) {
    if (unsound.put(version, error) == null) {
      log.error("Version {} cannot be used, the one before it goes on", version, error);
    }
    return Mono.just(false);
  }

  /** Of versions that cannot be used the newest says why. */
  private Exception nothingUsable() {
    return unsound.isEmpty()
        ? new IllegalStateException("there is no version that can be used")
        : Objects.requireNonNull(unsound.lastEntry()).getValue();
  }

  /** The version that decides now, null while none is loaded. */
  @Nullable Integer liveOrNull() {
    Timeline now = timeline;
    return now.isEmpty() ? null : now.at(clock.instant());
  }
}
