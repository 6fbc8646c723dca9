package dev.regulars.insight;

import dev.regulars.outbox.Follower;
import dev.regulars.outbox.Followers;
import dev.regulars.shared.BackgroundJob;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What keeps the figures up to date, and small. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InsightSettings.class)
class InsightConfiguration {

  static final String FOLLOWER = "insight";

  @Bean
  Follower figuresFollower(Followers followers, Projection projection, InsightSettings settings) {
    return followers.follower(
        FOLLOWER, Set.of(), settings.batch(), settings.every(), projection::count);
  }

  @Bean
  BackgroundJob oldFigures(Retention retention) {
    return BackgroundJob.of(
        "old-figures", Duration.ofMinutes(10), Duration.ofHours(24), retention::forget);
  }
}
