package dev.regulars.purchase;

import dev.regulars.rules.decision.Explanation.Told;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;

/**
 * Who sees facts about a member in answers that are about something else: why a purchase got its
 * points, what it would get. The same as for the member's page ({@code GET /v1/members/{id}}): who
 * is not let in there learns it nowhere. Whether a sentence is met is told to all who may ask, as
 * it shows in the points; what somebody typed themselves is theirs.
 */
final class MemberSight {

  private MemberSight() {}

  /** Whether somebody in this role may know a member's birthday, attributes, tier and purchases. */
  static boolean seesMembers(Role role) {
    return switch (role) {
      case ADMIN, SUPPORT, TILL -> true;
      // Their own: a member asks about nobody else.
      case MEMBER -> true;
      case MARKETER, APPROVER -> false;
    };
  }

  /** What a caller is told of a real member. */
  static Told of(Caller caller) {
    return seesMembers(caller.role()) ? Told.EVERYTHING : Told.NOTHING_OF_THE_MEMBER;
  }
}
