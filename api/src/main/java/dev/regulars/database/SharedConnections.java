package dev.regulars.database;

import dev.regulars.shared.Share;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.r2dbc.metrics.ConnectionPoolMetrics;
import reactor.core.publisher.Mono;

/**
 * A pool for each {@link Share}, behind one factory that takes the connection from the pool of
 * whoever asks: a quarter is for tills, a quarter for what goes on in the background, the rest for
 * requests.
 */
final class SharedConnections implements ConnectionFactory {

  /** Requests that may wait for a connection; whoever comes then is told to come back. */
  private static final int REQUESTS_WAITING_MAX = 256;

  private final ConnectionFactory source;
  private final Map<Share, ConnectionPool> pools = new EnumMap<>(Share.class);

  SharedConnections(ConnectionFactory source, DatabaseProperties properties) {
    this.source = source;
    int all = properties.connections();
    int background = all / 4;
    // Two lanes, and a look-up beside them.
    int tills = Math.max(all / 4, Math.min(3, all / 2));
    pools.put(Share.TILLS, pool(Share.TILLS, tills, properties));
    pools.put(Share.BACKGROUND, pool(Share.BACKGROUND, background, properties));
    pools.put(Share.WATCH, pool(Share.WATCH, 1, properties));
    pools.put(Share.REQUESTS, pool(Share.REQUESTS, all - tills - background, properties));
  }

  private ConnectionPool pool(Share share, int size, DatabaseProperties properties) {
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(source)
            .name(name(share))
            .initialSize(1)
            .maxSize(size)
            .maxAcquireTime(properties.acquireTimeout())
            .maxCreateConnectionTime(Duration.ofSeconds(5))
            .maxIdleTime(Duration.ofMinutes(10))
            .maxLifeTime(Duration.ofMinutes(30))
            // After PostgreSQL died every pooled connection is dead: one request may have to pass
            // over all of them.
            .acquireRetry(size + 1)
            .customizer(
                pool -> {
                  if (share == Share.REQUESTS) {
                    pool.maxPendingAcquire(REQUESTS_WAITING_MAX);
                  }
                })
            .build());
  }

  private static String name(Share share) {
    return share.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Mono<Connection> create() {
    return Mono.deferContextual(
        context -> Objects.requireNonNull(pools.get(Share.of(context))).create());
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return source.getMetadata();
  }

  /** Shows how each pool is used, as {@code r2dbc.pool.*} with the share as {@code name}. */
  void watch(MeterRegistry meters) {
    pools.forEach(
        (share, pool) -> new ConnectionPoolMetrics(pool, name(share), Tags.empty()).bindTo(meters));
  }

  /** Closes every connection. */
  void dispose() {
    pools.values().forEach(ConnectionPool::dispose);
  }
}
