package dev.regulars.security;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How keys and sessions are checked.
 *
 * @param requestsPerSecond of a key that has no rate of its own; up to one second's worth may come
 *     at once
 * @param keyCacheTime after which at the latest a key revoked, or a session ended, on another node
 *     is refused here
 * @param corsOrigins of web shops whose scripts may use the API with a key, such as {@code
 *     https://shop.example}; none where it is empty
 */
@ConfigurationProperties("regulars.security")
public record SecurityProperties(
    @DefaultValue("20000") int requestsPerSecond,
    @DefaultValue("5s") Duration keyCacheTime,
    @DefaultValue List<String> corsOrigins) {

  private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+");

  public SecurityProperties {
    if (requestsPerSecond < 1) {
      throw new IllegalArgumentException(
          "regulars.security.requests-per-second must be at least 1");
    }
    corsOrigins = List.copyOf(corsOrigins);
    for (String origin : corsOrigins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "regulars.security.cors-origins must be origins such as https://shop.example, and not "
                + origin);
      }
    }
  }
}
