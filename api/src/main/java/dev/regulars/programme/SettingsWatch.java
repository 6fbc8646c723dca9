package dev.regulars.programme;

import dev.regulars.database.Notifications;
import dev.regulars.database.Told;
import dev.regulars.shared.BackgroundJob;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Has this server follow the settings in the database: it is told of changes, and looks for them
 * every few seconds besides.
 */
@Component
public class SettingsWatch implements BackgroundJob {

  private static final Duration EVERY = Duration.ofSeconds(2);

  private final ProgrammeRows rows;
  private final ProgrammeSettings settings;
  private final Told told;
  private final AtomicLong looks = new AtomicLong();
  private long installed;

  SettingsWatch(ProgrammeRows rows, ProgrammeSettings settings, Notifications notifications) {
    this.rows = rows;
    this.settings = settings;
    this.told = notifications.toldOn(ProgrammeRows.CHANNEL);
  }

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public Duration first() {
    return Duration.ZERO;
  }

  @Override
  public Duration period() {
    return EVERY;
  }

  @Override
  public Mono<Boolean> step() {
    return look().thenReturn(false);
  }

  @Override
  public Flux<?> wakes() {
    return told.flux();
  }

  @Override
  public Mono<Void> stopped() {
    return Mono.fromRunnable(told::dispose);
  }

  /** An approved version by its number, asked for where this server has not heard of it yet. */
  public Mono<ProgrammeVersion> version(int number) {
    ProgrammeVersion known = settings.version(number);
    return known != null
        ? Mono.just(known)
        : look().then(Mono.fromSupplier(() -> settings.version(number)));
  }

  /** Takes over what is in the database. */
  Mono<Void> look() {
    return Mono.defer(
        () -> {
          long look = looks.incrementAndGet();
          return rows.approved(settings.known()).doOnNext(read -> install(look, read)).then();
        });
  }

  /** A look that took longer than one that began after it has nothing new to say. */
  private synchronized void install(long look, List<ProgrammeVersion> read) {
    if (look > installed) {
      installed = look;
      settings.install(read);
    }
  }
}
