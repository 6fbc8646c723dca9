package dev.regulars.me;

import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.security.Who;
import java.time.Instant;
import java.util.UUID;
import org.springframework.web.server.ServerWebExchange;

/**
 * A member who has signed in.
 *
 * @param expiresAt when it ends unless it is used before; an hour early
 */
record MemberSession(UUID id, UUID memberId, Instant expiresAt) {

  static final String ATTRIBUTE = MemberSession.class.getName();

  /** A page asks for a handful of things at once, and nobody taps faster. */
  private static final int REQUESTS_PER_SECOND = 50;

  /** The session of a request that only members may send. */
  static MemberSession of(ServerWebExchange exchange) {
    return exchange.getRequiredAttribute(ATTRIBUTE);
  }

  Caller caller() {
    Who who = who(memberId);
    return new Caller(who.kind(), memberId, who.name(), Role.MEMBER, null, REQUESTS_PER_SECOND);
  }

  /** A member as the audit log names them, which outlives who they are. */
  static Who who(UUID memberId) {
    return new Who(memberId, "member", Who.Kind.MEMBER);
  }
}
