package dev.regulars.account;

import java.time.Duration;
import org.springframework.context.ApplicationContext;

/** A server's sweep of due accounts, for tests that do not wait until it is time. */
public final class DueAccountsSweep {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DueAccounts due;

  public DueAccountsSweep(ApplicationContext server) {
    this.due = server.getBean(DueAccounts.class);
  }

  /** One step of it. */
  public void once() {
    due.sweep().block(PATIENCE);
  }
}
