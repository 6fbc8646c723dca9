package dev.regulars.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

  /** The migrated database: whoever takes this bean finds every table. */
  @Bean
  DatabaseAddress databaseAddress(EarlyDatabase.Started early) {
    return early.migrated();
  }

  @Bean(destroyMethod = "dispose")
  ConnectionPool connectionFactory(DatabaseAddress address, DatabaseProperties properties) {
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(connections(address, properties))
            .name("regulars")
            .initialSize(2)
            .maxSize(properties.connections())
            .maxAcquireTime(properties.acquireTimeout())
            .maxCreateConnectionTime(Duration.ofSeconds(5))
            .maxIdleTime(Duration.ofMinutes(10))
            .maxLifeTime(Duration.ofMinutes(30))
            // After PostgreSQL died every pooled connection is dead: one request may have to pass
            // over all of them.
            .acquireRetry(properties.connections() + 1)
            .build());
  }

  @Bean
  Notifications notifications(DatabaseAddress address, DatabaseProperties properties) {
    return new Notifications(connections(address, properties));
  }

  @Bean
  DatabaseClient databaseClient(ConnectionPool connections) {
    return DatabaseClient.create(connections);
  }

  private static PostgresqlConnectionFactory connections(
      DatabaseAddress address, DatabaseProperties properties) {
    PostgresqlConnectionConfiguration.Builder builder =
        PostgresqlConnectionConfiguration.builder()
            .host(address.host())
            .port(address.port())
            .database(address.database())
            .username(address.user())
            .sslMode(SSLMode.fromValue(address.sslMode()))
            .applicationName("regulars")
            .connectTimeout(Duration.ofSeconds(5))
            .statementTimeout(properties.statementTimeout())
            // Numbers, ids and times come as what they are, not as texts to be read.
            .forceBinary(true)
            .codecRegistrar(
                (connection, allocator, registry) -> {
                  registry.addFirst(new SqlArrayCodec());
                  return Mono.empty();
                })
            .options(Map.of("idle_in_transaction_session_timeout", "60000", "timezone", "UTC"))
            .tcpKeepAlive(true)
            .tcpNoDelay(true);
    if (address.password() != null) {
      builder.password(address.password());
    }
    return new PostgresqlConnectionFactory(builder.build());
  }
}
