package dev.regulars.purchase;

import dev.regulars.shared.BackgroundJob;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of redemptions without anybody asking. */
@Configuration(proxyBeanMethods = false)
class RedemptionConfiguration {

  @Bean
  BackgroundJob settleLapsedRedemptions(
      LapsedRedemptions lapsed, @Value("${regulars.redemptions.sweep-every:5s}") Duration every) {
    return BackgroundJob.of(LapsedRedemptions.NAME, every, every, lapsed::sweep);
  }
}
