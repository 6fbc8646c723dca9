package dev.regulars.pool;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.regulars.tier.SharedPoints;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  /** One that nobody is in yet. */
  Pool(UUID id, String name, Instant createdAt) {
    this(id, name, createdAt, List.of());
  }

  Pool with(List<Seat> seats) {
    return new Pool(id, name, createdAt, seats);
  }

  /** The place or invitation of a member, null for none. */
  @Nullable Seat seat(UUID memberId) {
    return members.stream()
        .filter(seat -> seat.memberId().equals(memberId))
        .findFirst()
        .orElse(null);
  }

  /** Who is in it, the longest first. */
  List<Seat> joined() {
    return members.stream().filter(seat -> seat.state() == State.JOINED).toList();
  }

  /** Whose it is; null while nobody is in it who was there when its owner went elsewhere. */
  @Nullable Seat owner() {
    return joined().stream()
        .filter(seat -> seat.role() == SharedPoints.Role.OWNER)
        .findFirst()
        .orElse(null);
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

    /** The same place, and they are in it. */
    Seat joined(Instant now) {
      return new Seat(memberId, role, State.JOINED, now);
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
