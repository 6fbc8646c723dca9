package dev.regulars.ledger;

import dev.regulars.shared.BackgroundJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the ledger does by itself. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

  @Bean
  BackgroundJob pendingPoints(PendingRelease release) {
    return BackgroundJob.of(
        PendingRelease.NAME, Duration.ofSeconds(30), Duration.ofMinutes(5), release::releaseDue);
  }
}
