package dev.regulars.me;

import dev.regulars.outbox.Follower;
import dev.regulars.outbox.Followers;
import dev.regulars.security.Admission;
import dev.regulars.shared.BackgroundJob;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Puts members' sessions beside keys and people, and opens the doors by which they come in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MeProperties.class)
class MeConfiguration {

  private static final int BATCH = 100;
  private static final Duration FOLLOWS = Duration.ofSeconds(2);

  @Bean
  Customizer<ServerHttpSecurity> membersComeIn(
      MemberSessions sessions, MemberCookies cookies, Admission admission) {
    MemberSessionFilter filter = new MemberSessionFilter(sessions, cookies, admission);
    return http ->
        http.addFilterAt(filter, SecurityWebFiltersOrder.AUTHENTICATION)
            .authorizeExchange(paths -> paths.matchers(MeConfiguration::isDoor).permitAll());
  }

  /** Every purchase passes by here: texts are compared, patterns would cost it microseconds. */
  private static Mono<MatchResult> isDoor(ServerWebExchange exchange) {
    String path = exchange.getRequest().getPath().value();
    HttpMethod method = exchange.getRequest().getMethod();
    boolean door =
        (method.equals(HttpMethod.POST)
                && (path.equals("/v1/me/codes") || path.equals("/v1/me/sessions")))
            || (method.equals(HttpMethod.GET)
                && (path.equals("/demo/mailbox")
                    || path.equals("/v1/me/page")
                    || path.equals("/v1/me/app.webmanifest")));
    return door ? MatchResult.match() : MatchResult.notMatch();
  }

  @Bean
  Follower writeOfReferrals(Followers followers, ReferralMails mails) {
    return followers.follower(
        ReferralMails.NAME, ReferralMails.TYPES, BATCH, FOLLOWS, mails::follow);
  }

  @Bean
  BackgroundJob expiredCodes(SignInCodes codes) {
    return job("expired-codes", 9, Duration.ofMinutes(10), codes::forgetExpired);
  }

  @Bean
  BackgroundJob endedMemberSessions(MemberSessions sessions) {
    return job("ended-member-sessions", 10, Duration.ofHours(1), sessions::forgetEnded);
  }

  @Bean
  BackgroundJob dryMemberAttempts(MemberLimits limits) {
    return job("dry-member-attempts", 11, Duration.ofMinutes(10), limits::forgetDry);
  }

  @Bean
  BackgroundJob oldMails(Mails mails) {
    return job("old-mails", 12, Duration.ofHours(1), mails::forgetOld);
  }

  private static BackgroundJob job(
      String name, int firstMinutes, Duration period, Supplier<Mono<Boolean>> step) {
    return BackgroundJob.of(name, Duration.ofMinutes(firstMinutes), period, step);
  }
}
