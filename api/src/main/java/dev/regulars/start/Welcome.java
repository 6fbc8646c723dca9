package dev.regulars.start;

import dev.regulars.security.FirstKeys;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last thing that is printed: where everything is, and how to get in. */
@Component
class Welcome {

  private static final Logger log = LoggerFactory.getLogger("Regulars");

  private final FirstKeys keys;
  private final Environment environment;
  private final boolean demo;

  Welcome(FirstKeys keys, Environment environment, @Value("${regulars.demo}") boolean demo) {
    this.keys = keys;
    this.environment = environment;
    this.demo = demo;
  }

  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void print(ApplicationReadyEvent ready) {
    String port = environment.getProperty("local.server.port", "8080");
    if (demo) {
      Duration taken = Objects.requireNonNullElse(ready.getTimeTaken(), Duration.ZERO);
      log.info("{}", demo("http://127.0.0.1:" + port, taken.toMillis() / 1000.0));
    } else {
      log.info("Regulars listens on port {}", port);
      keys.setupToken().ifPresent(token -> log.warn("{}", setup(token)));
    }
  }

  private static String demo(String url, double seconds) {
    return """

    ──────────────────────────────────────────────────────────────────────────────
      Regulars is ready: %1$s   (started in %2$.1f s, demo)

      Pages      %1$s/admin   for marketers and support
                 %1$s/me      for members
                 %1$s/docs    the API, to read and to try
      Health     %1$s/actuator/health

      API keys   rk_demo_till · rk_demo_marketer · rk_demo_approver
                 rk_demo_support · rk_demo_admin
      People     till · marketer · approver · support · admin, password: demo

      Try        curl %1$s/v1/stores -H 'Authorization: Bearer rk_demo_till'
      Stop       Ctrl-C; the data stays
    ──────────────────────────────────────────────────────────────────────────────
    """
        .formatted(url, seconds)
        .stripTrailing();
  }

  private static String setup(String token) {
    return "There is no admin yet. Make the first admin key, once, with: POST /v1/setup "
        + "{\"token\": \"%s\", \"name\": \"…\"}".formatted(token);
  }
}
