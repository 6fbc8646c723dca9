package dev.regulars.pool;

import dev.regulars.shared.Problem;
import java.util.UUID;

/** Why a pool stays as it is. */
final class PoolRefusals {

  private PoolRefusals() {}

  static Problem nobody() {
    return Problem.notFound("The member is not in this pool, and not invited into it.");
  }

  static Problem inAnother(UUID poolId) {
    return Problem.conflict(
            "already-in-pool",
            "In a pool already",
            "The member is in a pool already: 'poolId' names it. They have to leave it first.")
        .with("poolId", poolId);
  }

  static Problem full(int most) {
    return Problem.impossible(
        "pool-full",
        "The pool is full",
        "A pool has at most %d members, those who are invited included.".formatted(most));
  }

  static Problem owner() {
    return Problem.conflict(
        "pool-owner",
        "The owner is needed",
        "A pool has one owner. Make another member its owner first; then this one can leave or have"
            + " another role.");
  }

  static Problem blocked() {
    return Problem.impossible(
        "member-blocked",
        "The member is blocked",
        "The member is blocked and comes into no pool. Unblock them first.");
  }

  static Problem notTheirs() {
    return Problem.forbidden(
        "Only the owner of the pool says who is in it, and what it is called.");
  }

  static Problem ownerIsInvited() {
    return Problem.conflict(
        "pool-owner",
        "The owner has to be in it",
        "Somebody who is only invited can't be the owner. Let them join first.");
  }
}
