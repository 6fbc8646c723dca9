package dev.regulars.rulebook;

import dev.regulars.programme.ProgrammeVersion;
import dev.regulars.rules.Programme;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.RuleFiles;
import dev.regulars.shared.Share;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The versions at hand. What decides now or soon is kept compiled; a version of another time is
 * read when it is asked for, which takes milliseconds, and decides the same without being compiled:
 * no purchase ever waits for the compiler. What nobody asked for lately goes, and is freed when
 * nobody holds it any more (see {@link LentRuleBook}).
 */
@Component
class Bookshelf {

  private static final Logger log = LoggerFactory.getLogger(Bookshelf.class);

  /** Besides the wanted ones. Each takes some megabytes for hundreds of rules. */
  private static final int SPARE_MAX = 2;

  /** After this, compiling it pays: somebody brings purchases of years. */
  private static final int ASKED_OFTEN = 1_000;

  private final Versions versions;
  private final Compiling compiling;
  private final Duration idleMax;
  private final ConcurrentMap<Copy, Place> places = new ConcurrentHashMap<>();

  Bookshelf(Versions versions, Compiling compiling, RulebookProperties properties) {
    this.versions = versions;
    this.compiling = compiling;
    this.idleMax = properties.compiledIdle();
  }

  /** A version for a programme; settings that rules see no difference in share it. */
  record Copy(int version, Programme programme) {

    static Copy of(int version, ProgrammeVersion under) {
      return new Copy(version, under.programme());
    }
  }

  /**
   * A version under some settings, as it can be had soonest. Empty if there is no such version;
   * fails with {@link UnsoundVersion} if it is for another release.
   */
  Mono<VersionedRuleBook> open(int version, ProgrammeVersion under) {
    Place place = place(Copy.of(version, under));
    RuleBook book = place.compiled;
    if (book != null) {
      return Mono.just(new VersionedRuleBook(version, book, under));
    }
    if (place.asked.incrementAndGet() == ASKED_OFTEN) {
      compileAhead(version, under);
    }
    RuleBook read = place.read;
    return (read != null ? Mono.just(read) : Mono.fromFuture(place::read, true))
        .map(rules -> new VersionedRuleBook(version, rules, under));
  }

  /** The same, compiled. */
  Mono<VersionedRuleBook> compiled(int version, ProgrammeVersion under) {
    Place place = place(Copy.of(version, under));
    RuleBook book = place.compiled;
    return (book != null ? Mono.just(book) : Mono.fromFuture(place::compile, true))
        .map(rules -> new VersionedRuleBook(version, rules, under));
  }

  /** Compiles a version that is not needed yet. */
  void compileAhead(int version, ProgrammeVersion under) {
    compiled(version, under).subscribe(book -> {}, failed -> {});
  }

  /** Puts a version there that was compiled before it had a number. */
  void put(VersionedRuleBook book) {
    place(Copy.of(book.version(), book.under())).compiled = book.rules();
  }

  /** Lets go of what nobody asked for lately. */
  void keep(Set<Copy> wanted) {
    long now = System.nanoTime();
    List<Place> spare =
        places.values().stream()
            .filter(place -> !wanted.contains(place.copy))
            .sorted(Comparator.comparingLong(place -> now - place.usedAt))
            .toList();
    for (int i = 0; i < spare.size(); i++) {
      Place place = spare.get(i);
      if (i >= SPARE_MAX || now - place.usedAt > idleMax.toNanos()) {
        places.remove(place.copy, place);
      }
    }
  }

  private Place place(Copy copy) {
    Place place = places.computeIfAbsent(copy, Place::new);
    place.usedAt = System.nanoTime();
    return place;
  }

  /** A copy's place on the shelf. */
  private final class Place {

    private final Copy copy;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile long usedAt;
    private volatile @Nullable RuleBook compiled;
    private volatile @Nullable RuleBook read;
    private @Nullable CompletableFuture<@Nullable RuleBook> compilation;
    private @Nullable CompletableFuture<@Nullable RuleBook> reading;

    Place(Copy copy) {
      this.copy = copy;
    }

    /** Compiles it once, however many ask; what failed may be tried again. */
    synchronized CompletableFuture<@Nullable RuleBook> compile() {
      CompletableFuture<@Nullable RuleBook> underWay = compilation;
      if (underWay == null || underWay.isDone()) {
        underWay =
            load(files -> Mono.fromFuture(compiling.compile(files, copy.programme())))
                .doOnNext(book -> compiled = book)
                .doOnError(
                    error ->
                        log.warn(
                            "Version {} was not compiled: {}", copy.version(), error.toString()))
                .toFuture();
        compilation = underWay;
      }
      return underWay;
    }

    /** Reads it once, however many ask. */
    synchronized CompletableFuture<@Nullable RuleBook> read() {
      CompletableFuture<@Nullable RuleBook> underWay = reading;
      if (underWay == null || underWay.isDone()) {
        underWay =
            load(files -> compiling.read(files, copy.programme()))
                .doOnNext(book -> read = book)
                .toFuture();
        reading = underWay;
      }
      return underWay;
    }

    private Mono<RuleBook> load(Function<RuleFiles, Mono<RuleBook>> way) {
      return versions
          .files(copy.version())
          .flatMap(way)
          // Purchases wait for it.
          .contextWrite(Share.TILLS::into);
    }
  }
}
