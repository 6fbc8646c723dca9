package dev.regulars.member;

import dev.regulars.shared.BackgroundJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What members have done for them. */
@Configuration(proxyBeanMethods = false)
class MemberConfiguration {

  @Bean
  BackgroundJob bringKeysIntoOneForm(OneForm form) {
    return BackgroundJob.of(OneForm.NAME, Duration.ZERO, Duration.ofHours(1), form::step);
  }
}
