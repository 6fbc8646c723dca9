package dev.regulars.rulebook;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.ProgrammeVersion;
import dev.regulars.programme.SettingsWatch;
import dev.regulars.rules.Programme;
import dev.regulars.rules.StarterRulebook;
import dev.regulars.security.Who;
import dev.regulars.shared.Ending;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Readiness;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The rulebooks that can decide a purchase. */
@Component
@EnableConfigurationProperties(RulebookProperties.class)
public class RuleBooks implements Readiness, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(RuleBooks.class);

  private final Versions versions;
  private final Compiling compiling;
  private final Publishing publishing;
  private final Succession succession;
  private final Switching switching;
  private final Bookshelf shelf;
  private final Ending ending;
  private final Clock clock;
  private final ProgrammeSettings settings;
  private final SettingsWatch watch;
  private Disposable following = () -> {};

  RuleBooks(
      Versions versions,
      Compiling compiling,
      Publishing publishing,
      Succession succession,
      Switching switching,
      Bookshelf shelf,
      ProgrammeSettings settings,
      SettingsWatch watch,
      Ending ending,
      Clock clock,
      MeterRegistry meters) {
    this.versions = versions;
    this.compiling = compiling;
    this.publishing = publishing;
    this.succession = succession;
    this.switching = switching;
    this.shelf = shelf;
    this.settings = settings;
    this.watch = watch;
    this.ending = ending;
    this.clock = clock;
    Gauge.builder(
            "regulars.rulebook.version",
            switching,
            live -> Objects.requireNonNullElse(live.liveOrNull(), 0))
        .description("Version of the rulebook that decides now")
        .register(meters);
  }

  /**
   * What decides purchases made now.
   *
   * @param since from when on
   * @param by who made it live
   */
  public record LiveVersion(int version, Instant since, Who by) {}

  /** Installs the starter rulebook into an empty database, and follows what is live. */
  @EventListener(ApplicationReadyEvent.class)
  void start() {
    following =
        installStarter()
            .then(switching.look())
            .doOnError(error -> log.warn("No rulebook is loaded yet: {}", error.toString()))
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                    .maxBackoff(Duration.ofSeconds(5))
                    .filter(error -> !(error instanceof UnsoundVersion)))
            .onErrorResume(UnsoundVersion.class, this::giveUp)
            .thenMany(Flux.defer(() -> switching.follow(succession.pass())))
            .subscribe();
  }

  /** Waiting changes nothing about rules that cannot be read. */
  private Mono<Void> giveUp(UnsoundVersion unsound) {
    Programme programme = settings.programme();
    return Mono.fromRunnable(
        () ->
            ending.end(
                "No rulebook can be used with this programme (currency "
                    + programme.currency()
                    + ", tiers "
                    + programme.tiers().stream().map(Programme.Tier::code).toList()
                    + "). Put regulars.programme.* right where the database is new (delete from"
                    + " programme_version), or start the release that the rules"
                    + " were written with: "
                    + unsound.inWords()));
  }

  /** Where several servers start on an empty database, one of them installs it. */
  private Mono<Void> installStarter() {
    var files = StarterRulebook.files(settings.programme());
    return versions
        .live()
        .hasElement()
        .filter(there -> !there)
        .flatMap(empty -> Mono.fromFuture(() -> compiling.compile(files), true))
        .flatMap(rules -> publishing.install(files, rules, "The starter rulebook"))
        .doOnNext(version -> log.info("Installed the starter rulebook"))
        .onErrorComplete(ProblemException.class)
        .then();
  }

  @Override
  public String part() {
    return "rulebook";
  }

  /** Whether the rulebook that decides now is compiled. */
  @Override
  public Mono<Boolean> isReady() {
    return Mono.fromSupplier(() -> !switching.timeline().isEmpty());
  }

  /**
   * The version in force at a moment; the first one for moments before there was any.
   *
   * @throws ProblemException 503 while this server has not loaded one yet
   */
  public int versionAt(Instant moment) {
    return switching.timeline().at(moment);
  }

  /**
   * A version under the settings of now, ready to decide: compiled where it decides now or did a
   * moment ago. Empty if there is no such version; a {@link ProblemException} with 422 if this
   * programme cannot read it any more. Whoever gets it may use it for as long as they hold it.
   *
   * @param version its number
   */
  public Mono<VersionedRuleBook> version(int version) {
    return open(version, settings.now());
  }

  /**
   * {@link #version(int)} for something that happened at a moment, under the settings in force
   * then.
   */
  public Mono<VersionedRuleBook> version(int version, Instant moment) {
    return open(version, settings.at(moment));
  }

  /** What decided something: the same rules under the same settings. */
  public Mono<VersionedRuleBook> edition(Edition edition) {
    return watch.version(edition.programme()).flatMap(under -> open(edition.rulebook(), under));
  }

  private Mono<VersionedRuleBook> open(int version, ProgrammeVersion under) {
    return shelf
        .open(version, under)
        .onErrorMap(UnsoundVersion.class, unsound -> Refusals.unreadable(version, unsound));
  }

  /**
   * Whether a version decides purchases of some time or did, so that somebody approved it and put
   * it into force; false for one whose time is still to come. Empty if there is no such version.
   *
   * @param version its number
   */
  public Mono<Boolean> wasLive(int version) {
    return versions.find(version).map(Version::wasLive);
  }

  /** The rulebook that decides a purchase made now. */
  public Mono<VersionedRuleBook> live() {
    return Mono.defer(() -> version(versionAt(clock.instant())));
  }

  /** What is live, since when and by whom. */
  public Mono<LiveVersion> liveVersion() {
    return versions
        .live()
        .map(
            version ->
                new LiveVersion(
                    version.number(),
                    Objects.requireNonNullElse(version.liveFrom(), version.submittedAt()),
                    Objects.requireNonNullElse(version.publishedBy(), Who.SYSTEM)));
  }

  @Override
  public void destroy() {
    following.dispose();
  }
}
