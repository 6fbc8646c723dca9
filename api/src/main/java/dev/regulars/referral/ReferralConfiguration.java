package dev.regulars.referral;

import dev.regulars.outbox.Follower;
import dev.regulars.outbox.Followers;
import dev.regulars.shared.BackgroundJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What referrals follow, and what goes on by itself. */
@Configuration(proxyBeanMethods = false)
class ReferralConfiguration {

  private static final int BATCH = 200;
  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final Duration HOLDS = Duration.ofSeconds(30);

  @Bean
  Follower followReferrals(Followers followers, ReferralFollower follower) {
    return followers.follower(
        ReferralFollower.NAME,
        ReferralFollower.TYPES,
        BATCH,
        PERIOD,
        follower::invited,
        follower::follow);
  }

  @Bean
  BackgroundJob giveHeldReferrals(ReferralHolds holds) {
    return BackgroundJob.of(ReferralHolds.NAME, HOLDS, HOLDS, holds::step);
  }
}
