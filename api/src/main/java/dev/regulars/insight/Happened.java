package dev.regulars.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that was booked, as far as figures are concerned. */
sealed interface Happened {

  /**
   * What rules made of it.
   *
   * @param points of all rules together
   * @param byRule points by the rule that gave them
   * @param alsoFired rules that stood and gave no points
   * @param codes of the vouchers and tags that were given
   */
  record Given(long points, Map<String, Long> byRule, Set<String> alsoFired, List<Seen> codes) {

    static final Given NOTHING = new Given(0, Map.of(), Set.of(), List.of());
  }

  /** A code that occurs in it; {@code name} is what people call it, null where nothing is said. */
  record Seen(CodeKind kind, String code, @Nullable String name) {}

  /**
   * A purchase.
   *
   * @param day in the store's zone
   * @param memberId who made it, null for nobody known
   * @param contains each code once
   */
  record Bought(
      String store,
      LocalDate day,
      Instant at,
      long totalMinor,
      @Nullable UUID memberId,
      Given given,
      List<Seen> contains)
      implements Happened {}

  /** A purchase of nobody got its member; it was counted when it was recorded. */
  record Claimed(String store, LocalDate day, Instant at, UUID memberId, Given given)
      implements Happened {}

  /** An event that is no purchase, on a day of the programme. */
  record Occurred(LocalDate day, Instant at, UUID memberId, Given given, List<Seen> contains)
      implements Happened {}

  /** Something came back, on a day of the store that took it. */
  record Returned(String store, LocalDate day, long totalMinor, long points) implements Happened {}

  /**
   * Points came to a member or went from them for another reason, on a day of the programme.
   *
   * @param account of the programme that they came from or went to
   * @param points positive for the member
   */
  record Moved(LocalDate day, String account, long points) implements Happened {}
}
