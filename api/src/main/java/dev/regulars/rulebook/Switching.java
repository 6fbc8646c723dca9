package dev.regulars.rulebook;

import dev.regulars.database.Notifications;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.ProgrammeVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
  private final ProgrammeSettings settings;
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
      ProgrammeSettings settings,
      Bookshelf shelf,
      Notifications notifications,
      Clock clock,
      RulebookProperties properties) {
    this.times = times;
    this.settings = settings;
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

  private Set<Bookshelf.Copy> wanted(Timeline read) {
    Set<Bookshelf.Copy> wanted = new HashSet<>();
    for (Wanted one : soon(read)) {
      wanted.add(Bookshelf.Copy.of(one.version(), one.under()));
    }
    return wanted;
  }

  /** What decides. */
  private record Wanted(int version, ProgrammeVersion under) {}

  /** What decides now, and what will soon: by other rules or under other settings. */
  private List<Wanted> soon(Timeline read) {
    if (read.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    List<Wanted> soon = new ArrayList<>();
    soon.add(new Wanted(read.at(now), settings.at(now)));
    for (ProgrammeVersion under : settings.between(now, now.plus(AHEAD))) {
      soon.add(new Wanted(read.at(under.from()), under));
    }
    for (int version : read.between(now, now.plus(AHEAD))) {
      soon.add(new Wanted(version, settings.at(now)));
    }
    return soon;
  }

  /**
   * The same once it can be switched to. A version that cannot be used (its sentences are those of
   * another release) is left out: the one before it goes on deciding, and no purchase fails.
   */
  private Mono<Timeline> prepared(Timeline read) {
    if (read.isEmpty()) {
      return Mono.error(this::nothingUsable);
    }
    return Flux.fromIterable(soon(read))
        .concatMap(one -> usable(one).filter(use -> !use).map(no -> one.version()))
        .next()
        .map(read::without)
        .flatMap(this::prepared)
        .switchIfEmpty(Mono.defer(() -> compiled(read).thenReturn(read)));
  }

  /** A server that starts compiles at once: nobody waits for it yet. */
  private Mono<Boolean> usable(Wanted wanted) {
    int version = wanted.version();
    Mono<VersionedRuleBook> book =
        timeline.isEmpty()
            ? shelf
                .compiled(version, wanted.under())
                .onErrorResume(failed -> shelf.open(version, wanted.under()))
            : shelf.open(version, wanted.under());
    return book.thenReturn(true)
        .onErrorResume(UnsoundVersion.class, error -> refuse(version, error));
  }

  /**
   * Compiles what is wanted, and waits for what decides now, but no longer than others may be
   * ahead. Until it is compiled it decides all the same.
   */
  private Mono<Void> compiled(Timeline read) {
    List<Wanted> soon = soon(read);
    Wanted live = soon.getFirst();
    Mono<Void> now = shelf.compiled(live.version(), live.under()).then().onErrorComplete();
    soon.stream().skip(1).forEach(one -> shelf.compileAhead(one.version(), one.under()));
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
