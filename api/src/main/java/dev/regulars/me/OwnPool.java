package dev.regulars.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.regulars.member.MemberPerson;
import dev.regulars.pool.Pool;
import dev.regulars.pool.PoolChanges.Place;
import dev.regulars.tier.SharedPoints.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * With whom a member spends their points.
 *
 * @param id and what follows: null in none
 * @param available points that the member can spend, those of the others included; null before they
 *     joined
 * @param mates who is in it, besides the member; to who is only invited its owner alone
 * @param invitations into which pools the member is invited, the longest first; who is in none and
 *     invited sees the first one as their pool
 */
@Schema(name = "OwnPool")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OwnPool(
    State state,
    @Nullable UUID id,
    @Nullable String name,
    @Nullable Role role,
    @Nullable Long available,
    List<Mate> mates,
    List<Invitation> invitations) {

  /** Whether the member is in one. */
  @Schema(name = "OwnPoolState")
  enum State {
    @JsonProperty("none")
    NONE,
    @JsonProperty("invited")
    INVITED,
    @JsonProperty("joined")
    JOINED
  }

  /**
   * Somebody else in it.
   *
   * @param name as they said it; null for who said none, and until they joined: who knows a number
   *     does not learn whose it is
   * @param since when they joined, or were invited
   */
  @Schema(name = "OwnPoolMate")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Mate(UUID id, @Nullable String name, Role role, Pool.State state, Instant since) {}

  /**
   * A pool that the member could join.
   *
   * @param id of the pool
   * @param name of the pool
   * @param from whose it is, as they said it; null for who said none, or where nobody is in it
   * @param role theirs, once they joined
   */
  @Schema(name = "OwnPoolOffer")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Invitation(UUID id, String name, @Nullable String from, Role role, Instant since) {

    static Invitation of(Pool pool, Place invited, Map<UUID, MemberPerson> people) {
      return new Invitation(
          pool.id(),
          pool.name(),
          pool.members().stream()
              .filter(one -> one.role() == Role.OWNER)
              .findFirst()
              .map(owner -> nameOf(owner, people.get(owner.memberId())))
              .orElse(null),
          invited.seat().role(),
          invited.seat().since());
    }
  }

  static final OwnPool NONE = new OwnPool(State.NONE, null, null, null, null, List.of(), List.of());

  OwnPool {
    mates = List.copyOf(mates);
    invitations = List.copyOf(invitations);
  }

  OwnPool with(List<Invitation> others) {
    return new OwnPool(state, id, name, role, available, mates, others);
  }

  /** As a member sees it. */
  static OwnPool of(Pool pool, Place own, Map<UUID, MemberPerson> people, long available) {
    boolean hasJoined = own.seat().state() == Pool.State.JOINED;
    return new OwnPool(
        hasJoined ? State.JOINED : State.INVITED,
        pool.id(),
        pool.name(),
        own.seat().role(),
        hasJoined ? available : null,
        pool.members().stream()
            .filter(one -> !one.memberId().equals(own.seat().memberId()))
            .filter(one -> hasJoined || one.role() == Role.OWNER)
            .map(
                one ->
                    new Mate(
                        one.memberId(),
                        nameOf(one, people.get(one.memberId())),
                        one.role(),
                        one.state(),
                        one.since()))
            .toList(),
        List.of());
  }

  private static @Nullable String nameOf(Pool.Seat seat, @Nullable MemberPerson person) {
    return seat.state() == Pool.State.INVITED || person == null ? null : person.name();
  }
}
