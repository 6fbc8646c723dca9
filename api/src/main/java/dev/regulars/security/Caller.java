package dev.regulars.security;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who sent a request.
 *
 * @param kind a person, or an API key
 * @param id of the person or the key
 * @param name of the person, or the one that people gave the key
 * @param role what it may do
 * @param stores codes of the stores it works for; null for all
 * @param requestsPerSecond its rate, null for the server's default
 */
public record Caller(
    Who.Kind kind,
    UUID id,
    String name,
    Role role,
    @Nullable Set<String> stores,
    @Nullable Integer requestsPerSecond) {

  static final String ATTRIBUTE = Caller.class.getName();

  private static final Set<Role> OF_MEMBERS = Set.of(Role.MEMBER);

  public Caller {
    stores = stores == null ? null : Set.copyOf(stores);
  }

  /** Who sent a request; null where it is nobody's. */
  public static @Nullable Caller of(ServerWebExchange exchange) {
    return exchange.getAttribute(ATTRIBUTE);
  }

  /** The caller as it is shown and kept. */
  public Who who() {
    return new Who(id, name, kind);
  }

  /** Whether the caller works for the store. */
  public boolean mayUse(String store) {
    return stores == null || stores.contains(store);
  }

  /**
   * Ends the request of a caller who does not work for the store.
   *
   * @throws ProblemException 403 {@code other-store}
   */
  public void requireStore(String store) {
    if (!mayUse(store)) {
      throw new ProblemException(otherStore(store));
    }
  }

  /**
   * {@link #requireStore} for what was found by its id: the refusal does not say whose it is.
   *
   * @param what such as {@code purchase}
   * @throws ProblemException 403 {@code other-store}
   */
  public void requireStoreOf(String what, String store) {
    if (!mayUse(store)) {
      throw new ProblemException(
          refusal("This " + what + " is another store's. Use a key of that store."));
    }
  }

  /**
   * Ends the request of a caller who works for some stores only, where it is about all of them.
   *
   * @throws ProblemException 403 {@code other-store}
   */
  public void requireAllStores() {
    if (stores != null) {
      throw new ProblemException(
          refusal("This is about all stores. Use a key that is bound to none."));
    }
  }

  /**
   * Ends the request of a key with limits (stores, a rate) where it would give what has none.
   *
   * @throws ProblemException 403 {@code more-than-own}
   */
  public void requireNoLimits() {
    if (stores != null || requestsPerSecond != null) {
      throw new ProblemException(moreThanOwn("People have no such limits as this key has."));
    }
  }

  /** What a caller is told who would give more than they have. */
  static Problem moreThanOwn(String detail) {
    return Problem.of(
        403,
        "more-than-own",
        "More than the key may give",
        "A key gives no more than it has. " + detail);
  }

  /** What a caller is told who does not work for a store. */
  public static Problem otherStore(String store) {
    return refusal("This key is not bound to store '" + store + "'. Use a key of that store.");
  }

  private static Problem refusal(String detail) {
    return Problem.of(403, "other-store", "Another store", detail);
  }

  boolean isOneOf(Set<Role> roles) {
    // What is a member's own is nobody else's, whatever they may do besides.
    return roles.contains(role) || (role == Role.ADMIN && !roles.equals(OF_MEMBERS));
  }
}
