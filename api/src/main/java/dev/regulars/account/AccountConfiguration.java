package dev.regulars.account;

import dev.regulars.shared.BackgroundJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the ledger does by itself. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

  @Bean
  BackgroundJob bringUpDueAccounts(DueAccounts due) {
    return BackgroundJob.of(
        DueAccounts.NAME, Duration.ofSeconds(30), Duration.ofMinutes(5), due::sweep);
  }
}
