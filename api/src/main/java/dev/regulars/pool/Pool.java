package dev.regulars.pool;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.regulars.tier.SharedPoints;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
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
  public record Seat(UUID memberId, SharedPoints.Role role, State state, Instant since) {

    /** The same place with another role. */
    Seat as(SharedPoints.Role other) {
      return new Seat(memberId, other, state, since);
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
}
