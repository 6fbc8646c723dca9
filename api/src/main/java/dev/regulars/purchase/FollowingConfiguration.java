package dev.regulars.purchase;

import dev.regulars.member.MemberEvent.MemberEnrolled;
import dev.regulars.outbox.Follower;
import dev.regulars.outbox.Followers;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What purchases follow the outbox for. */
@Configuration(proxyBeanMethods = false)
class FollowingConfiguration {

  private static final int BATCH = 100;
  private static final Duration PERIOD = Duration.ofSeconds(2);

  @Bean
  Follower enrolmentFollower(Followers followers, EnrolmentEvents events) {
    return followers.follower(
        "enrolments", Set.of(MemberEnrolled.TYPE), BATCH, PERIOD, events::follow);
  }
}
