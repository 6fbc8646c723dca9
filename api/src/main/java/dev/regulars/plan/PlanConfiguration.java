package dev.regulars.plan;

import dev.regulars.shared.BackgroundJob;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What plans have done for them without anybody asking. */
@Configuration(proxyBeanMethods = false)
class PlanConfiguration {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Bean
  BackgroundJob tellOfPlans(
      PlanDays days, @Value("${regulars.plans.sweep-every:5m}") Duration every) {
    Duration first = every.compareTo(SOON) < 0 ? every : SOON;
    return BackgroundJob.of(PlanDays.NAME, first, every, days::sweep);
  }
}
