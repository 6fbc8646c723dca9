package dev.regulars.database;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is and how it is reached.
 *
 * @param url {@code postgresql://user:password@host:port/database} or the same with {@code r2dbc:};
 *     null or blank starts the embedded server
 * @param dataDir what the embedded server keeps, created where missing
 * @param connections the most connections this server opens in its pools, at least 4: a quarter for
 *     tills, a quarter for the background
 * @param acquireTimeout how long a request waits for a connection before it is refused with 503
 * @param statementTimeout after which PostgreSQL gives up a statement
 */
@ConfigurationProperties("regulars.database")
record DatabaseProperties(
    @Nullable String url,
    @DefaultValue(".regulars") Path dataDir,
    @DefaultValue("16") int connections,
    @DefaultValue("2s") Duration acquireTimeout,
    @DefaultValue("30s") Duration statementTimeout) {

  DatabaseProperties {
    if (connections < 4) {
      throw new IllegalArgumentException("regulars.database.connections must be at least 4");
    }
  }

  /** Whether no other database is named. */
  boolean isEmbedded() {
    return url == null || url.isBlank();
  }
}
