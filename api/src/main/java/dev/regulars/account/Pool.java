package dev.regulars.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Members who spend their points together, such as a household or a company. Each collects into
 * their own account; who wants more than they have takes the rest from the others'.
 *
 * @param members the one who has been in it longest first, those who are only invited last
 */
public record Pool(UUID id, String name, Instant createdAt, List<Seat> members) {

  public Pool {
    members = List.copyOf(members);
  }

  /**
   * Somebody in a pool, or invited into it.
   *
   * @param since when they joined, or were invited
   */
  @Schema(name = "PoolMember")
  public record Seat(UUID memberId, Role role, State state, Instant since) {}

  /** What somebody may do in it. */
  @Schema(name = "PoolRole")
  public enum Role {
    /** Spends, and says who else is in it; there is one. */
    @JsonProperty("owner")
    OWNER,
    /** Spends what all have. */
    @JsonProperty("spender")
    SPENDER,
    /** Collects for all, and spends what they have themselves. */
    @JsonProperty("collector")
    COLLECTOR;

    /** As it stands in the database. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** Whether somebody has come. */
  @Schema(name = "PoolMemberState")
  public enum State {
    @JsonProperty("joined")
    JOINED,
    @JsonProperty("invited")
    INVITED
  }

  /**
   * A member's pool, in their balance.
   *
   * @param available what the member can spend of it: all that all have, or only their own
   */
  @Schema(name = "BalanceViewPool")
  public record Shared(UUID id, String name, Role role, long available) {

    /** The same with what can be taken of others. */
    Shared with(Collection<Account> others) {
      long more = others.stream().mapToLong(other -> Math.max(0, other.available())).sum();
      return new Shared(id, name, role, available + more);
    }
  }
}
