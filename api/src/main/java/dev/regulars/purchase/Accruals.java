package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.Activity;
import dev.regulars.account.Movement;
import dev.regulars.account.MovementText;
import dev.regulars.programme.ExpiryTerms;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Life;
import dev.regulars.rules.facts.ReferralNumbers;
import java.time.Instant;
import java.util.List;

/** Gives the points of a decision to the member. Pure. */
final class Accruals {

  private Accruals() {}

  /**
   * What became of them.
   *
   * @param pending how many more wait
   * @param available how many more can be spent
   */
  record Given(Decision decision, long pending, long available) {}

  /** Moves them in the change. */
  static Given post(Candidate candidate, Decision decision, Gathered gathered, Change change) {
    Account account = change.owner();
    long pending = account.pending();
    long available = account.available();
    change.posting().touch(account);
    stayAlive(candidate, decision, change);
    decision
        .byLife()
        .forEach(
            (life, points) ->
                change
                    .posting()
                    .accrue(
                        account,
                        points,
                        Lives.terms(
                            life,
                            candidate.rulebook().settings(),
                            candidate.day(),
                            gathered.today(),
                            candidate.id()),
                        movement(candidate, decision, life, gathered.now())));
    return new Given(decision, account.pending() - pending, account.available() - available);
  }

  /** What a member does keeps points alive that would expire otherwise. */
  private static void stayAlive(Candidate candidate, Decision decision, Change change) {
    ExpiryTerms expiry = candidate.rulebook().settings().expiry();
    if (candidate.command() instanceof RecordPurchase) {
      Activity.on(
          change.posting(), change.owner(), ExpiryTerms.Activity.PURCHASE, candidate.day(), expiry);
    }
    if (decision.points() > 0) {
      Activity.on(
          change.posting(), change.owner(), ExpiryTerms.Activity.ACCRUAL, candidate.day(), expiry);
    }
  }

  private static Movement movement(Candidate candidate, Decision decision, Life life, Instant now) {
    List<Decision.Award> awards =
        decision.isUsual()
            ? decision.awards()
            : decision.awards().stream().filter(award -> award.life().equals(life)).toList();
    return new Movement(
        now,
        kind(candidate),
        new Movement.Occasion(
            candidate.id(),
            candidate.command() instanceof RecordPurchase ? candidate.id() : null,
            candidate.at().toInstant(),
            candidate.command().store()),
        null,
        awards.size() == 1 ? awards.getFirst().rule() : null,
        MovementText.of(awards));
  }

  private static Movement.Kind kind(Candidate candidate) {
    return candidate.command() instanceof RecordEvent event
            && event.name().equals(ReferralNumbers.EVENT)
        ? Movement.Kind.REFERRAL
        : Movement.Kind.ACCRUAL;
  }
}
