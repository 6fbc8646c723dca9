package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Proposal.Counting.Challenge;
import dev.regulars.rules.facts.Counted;
import dev.regulars.rules.facts.Facts;
import java.util.Map;

/** What a rule says of the purchase that it counted and gave no points for. */
final class Progress {

  private Progress() {}

  /**
   * How far a challenge has come, or that the rule counts.
   *
   * @param counts what rules add to counters
   */
  static Reason of(FiredRule rule, Facts facts, Map<String, Counted> counts) {
    for (int i = 0; i < rule.size(); i++) {
      if (rule.proposal(i) instanceof Challenge challenge) {
        Counted added = counts.getOrDefault(challenge.counter(), Counted.NOTHING);
        long done = facts.member().counterIn(challenge.in(rule.terms())).with(added).after();
        return new Reason.ChallengeProgress(
            challenge.counter(),
            Math.min(done, challenge.goal()),
            challenge.goal(),
            challenge.what() == Proposal.What.SPEND);
      }
    }
    return Reason.Plain.COUNTS;
  }
}
