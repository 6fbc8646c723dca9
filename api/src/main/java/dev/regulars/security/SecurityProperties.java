package dev.regulars.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How keys and sessions are checked.
 *
 * @param requestsPerSecond of a key that has no rate of its own; up to one second's worth may come
 *     at once
 * @param keyCacheTime after which at the latest a key revoked, or a session ended, on another node
 *     is refused here
 */
@ConfigurationProperties("regulars.security")
public record SecurityProperties(
    @DefaultValue("20000") int requestsPerSecond, @DefaultValue("5s") Duration keyCacheTime) {

  public SecurityProperties {
    if (requestsPerSecond < 1) {
      throw new IllegalArgumentException(
          "regulars.security.requests-per-second must be at least 1");
    }
  }
}
