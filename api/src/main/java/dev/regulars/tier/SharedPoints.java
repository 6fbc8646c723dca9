package dev.regulars.tier;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.regulars.account.Account;
import io.r2dbc.spi.Connection;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What members can spend besides what they have themselves; told by whoever knows of it. */
public interface SharedPoints {

  /**
   * A member's pool, in their balance.
   *
   * @param available what the member can spend of it: all that all have, or only their own
   */
  @Schema(name = "BalanceViewPool")
  record Shared(UUID id, String name, Role role, long available) {}

  /** What somebody may do in it. */
  @Schema(name = "PoolRole")
  enum Role {
    /** Spends, and says who else is in it; there is one. */
    @JsonProperty("owner")
    OWNER,
    /** Spends what all have. */
    @JsonProperty("spender")
    SPENDER,
    /** Collects for all, and spends what they have themselves. */
    @JsonProperty("collector")
    COLLECTOR
  }

  /** The member's pool with what they can spend of it; empty for one who is in none. */
  Mono<Shared> of(Connection connection, Account account, LocalDate today);
}
