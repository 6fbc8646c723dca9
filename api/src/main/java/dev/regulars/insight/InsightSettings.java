package dev.regulars.insight;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How figures are kept.
 *
 * @param every how long the listener rests when it has caught up
 * @param batch how many events are counted in one transaction
 */
@ConfigurationProperties("regulars.insight")
record InsightSettings(@DefaultValue("2s") Duration every, @DefaultValue("500") int batch) {

  InsightSettings {
    if (batch < 1 || batch > 10_000) {
      throw new IllegalArgumentException("regulars.insight.batch must be between 1 and 10000");
    }
    if (every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("regulars.insight.every must be above 0");
    }
  }
}
