package dev.regulars.member;

import java.util.UUID;

/** What came of an enrolment. */
public sealed interface Enrolled {

  /** The member who is there now, new or not. */
  UUID memberId();

  /** A new member. */
  record New(UUID memberId) implements Enrolled {}

  /**
   * Somebody has the key already.
   *
   * @param memberId who has it
   * @param key which it is
   */
  record Known(UUID memberId, MemberRef.Kind key) implements Enrolled {}
}
