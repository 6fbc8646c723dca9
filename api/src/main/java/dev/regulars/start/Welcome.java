package dev.regulars.start;

import dev.regulars.people.FirstPeople;
import dev.regulars.shared.RealTime;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The last thing that is printed: where everything is, and how to get in. */
@Component
class Welcome {

  private static final Logger log = LoggerFactory.getLogger("Regulars");
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int MOST_LOOKS = 3_000;

  private final FirstPeople people;
  private final FirstPurchaseHealthIndicator health;
  private final Environment environment;
  private final Clock clock;
  private final boolean demo;

  Welcome(
      FirstPeople people,
      FirstPurchaseHealthIndicator health,
      Environment environment,
      @RealTime Clock clock,
      @Value("${regulars.demo}") boolean demo) {
    this.people = people;
    this.health = health;
    this.environment = environment;
    this.clock = clock;
    this.demo = demo;
  }

  /** Printed once the first purchase can be taken: whoever reads it may start. */
  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void print(ApplicationReadyEvent ready) {
    Mono.defer(health::health)
        .filter(answer -> Status.UP.equals(answer.getStatus()))
        .repeatWhenEmpty(MOST_LOOKS, looks -> looks.delayElements(PAUSE))
        .subscribe(
            answer -> print(ready.getApplicationContext().getStartupDate()),
            error -> log.error("The server does not get ready; /actuator/health says why"));
  }

  private void print(long startedAtMs) {
    String port = environment.getProperty("local.server.port", "8080");
    if (demo) {
      double seconds = (clock.millis() - startedAtMs) / 1000.0;
      log.info("{}", demo("http://127.0.0.1:" + port, seconds));
    } else {
      log.info("Regulars listens on port {}", port);
      people.setupToken().ifPresent(token -> log.warn("{}", setup(token)));
    }
  }

  private static String demo(String url, double seconds) {
    return """

    ──────────────────────────────────────────────────────────────────────────────
      Regulars is ready: %1$s   (started in %2$.1f s, demo)

      Pages      %1$s/admin   for marketers and support
                 %1$s/me      for members: join there, the code
                 %1$s/demo/mailbox   is in this mailbox
                 %1$s/docs    the API, to read and to try
      Health     %1$s/actuator/health

      Sign in    %3$s
                 password %4$s
      API keys   rk_demo_till · rk_demo_marketer · rk_demo_approver
                 rk_demo_support · rk_demo_admin

      Try        curl %1$s/v1/stores -H 'Authorization: Bearer rk_demo_till'
      Stop       Ctrl-C; the data stays
    ──────────────────────────────────────────────────────────────────────────────
    """
        .formatted(
            url, seconds, String.join(" · ", FirstPeople.demoLogins()), FirstPeople.DEMO_PASSWORD)
        .stripTrailing();
  }

  private static String setup(String token) {
    return """
    There is no admin yet. Open /admin/setup on this server and give it this token, which works \
    once, within a week: %s\
    """
        .formatted(token);
  }
}
