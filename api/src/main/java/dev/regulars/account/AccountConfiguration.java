package dev.regulars.account;

import dev.regulars.shared.BackgroundJob;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What accounts have done for them without anybody asking. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Bean
  BackgroundJob bringUpDueAccounts(
      DueAccounts due, @Value("${regulars.accounts.sweep-every:5m}") Duration every) {
    Duration first = every.compareTo(SOON) < 0 ? every : SOON;
    return BackgroundJob.of(DueAccounts.NAME, first, every, due::sweep);
  }

  @Bean
  BackgroundJob tellAccountsOfWarnings(WarnedAccounts accounts) {
    return BackgroundJob.of(WarnedAccounts.NAME, SOON, SOON, accounts::step);
  }
}
