package dev.regulars.database;

import io.micrometer.core.instrument.binder.MeterBinder;
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
  SharedConnections connectionFactory(DatabaseAddress address, DatabaseProperties properties) {
    return new SharedConnections(connections(address, properties), properties);
  }

  @Bean
  MeterBinder connectionMeters(SharedConnections connections) {
    return connections::watch;
  }

  @Bean
  Notifications notifications(DatabaseAddress address, DatabaseProperties properties) {
    return new Notifications(connections(address, properties));
  }

  @Bean
  DatabaseClient databaseClient(SharedConnections connections) {
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
