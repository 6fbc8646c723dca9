package dev.regulars.pool;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Pools, {@code regulars.pools.*}.
 *
 * @param membersMax how many may be in one, those who are invited included; 2 to 50
 */
@ConfigurationProperties("regulars.pools")
record PoolSettings(@DefaultValue("10") int membersMax) {

  PoolSettings {
    if (membersMax < 2 || membersMax > 50) {
      throw new IllegalArgumentException("regulars.pools.members-max must be between 2 and 50");
    }
  }
}
