package dev.regulars.shared;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The answers that {@link Idempotency} keeps for a day, for who has to take some away. */
@Component
public class KeptAnswers {

  private static final String FORGET =
      "delete from idempotent_request where answer like '%' || $1 || '%'";

  /**
   * Forgets those that tell of somebody, in the connection's transaction. A request that is
   * repeated is done again then.
   */
  public Mono<Void> forgetAbout(Connection connection, UUID id) {
    return Flux.from(connection.createStatement(FORGET).bind(0, id.toString()).execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }
}
