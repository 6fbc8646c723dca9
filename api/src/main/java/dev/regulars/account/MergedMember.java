package dev.regulars.account;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.util.UUID;

/** Somebody named a member who was merged into another. */
public final class MergedMember {

  private static final String SLUG = "member-merged";

  private MergedMember() {}

  /**
   * Says where they went.
   *
   * @param into who remains
   */
  public static ProblemException of(UUID memberId, UUID into) {
    return new ProblemException(
        Problem.of(
                404,
                SLUG,
                "The member was merged into another",
                "Member " + memberId + " was merged into the one that 'memberId' names: ask there.")
            .with("memberId", into));
  }

  /** Whether it is that what went wrong. */
  public static boolean is(Throwable error) {
    return error instanceof ProblemException refused && refused.problem().slug().equals(SLUG);
  }
}
