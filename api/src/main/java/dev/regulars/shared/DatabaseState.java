package dev.regulars.shared;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether the database takes changes, as the last failure or the last look said. Who looks is
 * behind the pool; who asks are the intake and the health.
 */
@Component
public class DatabaseState {

  private static final Logger log = LoggerFactory.getLogger(DatabaseState.class);

  private final AtomicReference<@Nullable DatabaseTrouble> trouble = new AtomicReference<>();

  /** What is the matter; null where nothing is. */
  public @Nullable DatabaseTrouble trouble() {
    return trouble.get();
  }

  /**
   * Learns from a failure. That one statement met a full disk or a read-only database holds for all
   * that write, until a look says otherwise; that one lost its connection says little about others.
   */
  public void failed(Throwable failure) {
    DatabaseTrouble seen = DatabaseTrouble.of(failure);
    if (seen != null && seen.isAboutWriting()) {
      set(seen);
    }
  }

  /**
   * Learns from a look.
   *
   * @param seen null where everything is well
   */
  public void looked(@Nullable DatabaseTrouble seen) {
    set(seen);
  }

  /** The trouble that a failed look comes from: it cannot be reached, unless it says why. */
  public static DatabaseTrouble troubleOf(Throwable failure) {
    DatabaseTrouble seen = DatabaseTrouble.of(failure);
    return seen == null ? DatabaseTrouble.AWAY : seen;
  }

  private void set(@Nullable DatabaseTrouble now) {
    DatabaseTrouble before = trouble.getAndSet(now);
    if (before == now) {
      return;
    }
    if (now == null) {
      log.info("The database takes purchases again");
    } else {
      log.error("{}", now.problem().detail());
    }
  }
}
