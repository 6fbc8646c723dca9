package dev.regulars.programme;

import dev.regulars.database.Notifications;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Has this server follow the settings in the database: it is told of changes, and looks for them
 * every few seconds besides.
 */
@Component
public class SettingsWatch implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(SettingsWatch.class);
  private static final Duration POLL = Duration.ofSeconds(2);

  private final ProgrammeRows rows;
  private final ProgrammeSettings settings;
  private final Notifications notifications;
  private final AtomicLong looks = new AtomicLong();
  private long installed;
  private Disposable following = () -> {};

  SettingsWatch(ProgrammeRows rows, ProgrammeSettings settings, Notifications notifications) {
    this.rows = rows;
    this.settings = settings;
    this.notifications = notifications;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    following =
        Flux.merge(Flux.interval(POLL).map(tick -> ""), notifications.on(ProgrammeRows.CHANNEL))
            .onBackpressureLatest()
            .concatMap(told -> look().onErrorResume(SettingsWatch::later), 1)
            .subscribe();
  }

  private static Mono<Void> later(Throwable error) {
    log.warn("Could not look for new settings: {}", error.toString());
    return Mono.empty();
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

  @Override
  public void destroy() {
    following.dispose();
  }
}
