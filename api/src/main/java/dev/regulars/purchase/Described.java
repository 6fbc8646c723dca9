package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.MemberDays;
import dev.regulars.member.MemberProfile;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Totals;
import dev.regulars.rules.facts.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is known of somebody who is only described, in the form in which a batch knows its members:
 * so the same steps decide. A span says of itself what it holds, even where two are the same days.
 */
final class Described extends Gathered {

  /** The one who is described. */
  static final UUID ID = new UUID(0, 1);

  private final Map<Window, Totals> windows;
  private final Standing before;
  private final Set<String> plans;

  Described(
      Instant now,
      LocalDate today,
      Account account,
      MemberProfile profile,
      Map<Window, Totals> windows,
      Standing before,
      Set<String> plans) {
    super(now, today, new Bought(false));
    learnAccounts(Map.of(ID, account));
    learnProfiles(Map.of(ID, profile));
    this.windows = windows;
    this.before = before;
    this.plans = plans;
  }

  /** Everything that is said, as rules see it; a batch gathers only what they ask for. */
  Member fact() {
    Account account = account(ID);
    MemberProfile profile = profile(ID);
    return new Member(
            account.tier().code(),
            profile.enrolledOn(),
            profile.birthday(),
            profile.tags(),
            profile.attributes(),
            account.purchases(),
            account.lastPurchaseOn(),
            windows)
        .withPlans(plans);
  }

  @Override
  Set<String> plansOn(UUID memberId, LocalDate day) {
    return plans;
  }

  /** What the qualification period held before. */
  Standing before() {
    return before;
  }

  @Override
  Totals window(UUID memberId, Window window, LocalDate day) {
    return windows.getOrDefault(window, Totals.NONE);
  }

  @Override
  Standing standing(MemberDays.Span span, Change change) {
    Standing done = super.standing(span, change);
    return new Standing(
        before.accruedPoints() + done.accruedPoints(),
        before.spentMinor() + done.spentMinor(),
        before.purchases() + done.purchases());
  }

  /** What budgets have given is learned before anything is decided; else it is nothing. */
  @Override
  boolean knowsBudgets() {
    return true;
  }
}
