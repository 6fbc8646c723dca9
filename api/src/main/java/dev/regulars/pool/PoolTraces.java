package dev.regulars.pool;

import dev.regulars.member.KeepsPersonalData;
import io.r2dbc.spi.Connection;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who is erased is in no pool. */
@Component
@Order(1)
class PoolTraces implements KeepsPersonalData {

  private final PoolChanges pools;

  PoolTraces(PoolChanges pools) {
    this.pools = pools;
  }

  @Override
  public Mono<Void> erase(Connection connection, UUID memberId) {
    return pools.forget(connection, memberId);
  }
}
