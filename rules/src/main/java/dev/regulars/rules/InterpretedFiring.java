package dev.regulars.rules;

import dev.regulars.rules.decision.CompiledRule;
import dev.regulars.rules.decision.CompiledRule.Kind;
import dev.regulars.rules.decision.Condition;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules whose sentences are asked one after the other, without Drools: there at once, but each
 * decision takes longer.
 */
final class InterpretedFiring implements Firing {

  private final List<CompiledRule> rules;

  InterpretedFiring(List<CompiledRule> rules) {
    this.rules = List.copyOf(rules);
  }

  @Override
  public List<Proposal> fire(Kind kind, Facts facts, @Nullable Standing standing) {
    List<Proposal> proposals = new ArrayList<>();
    for (CompiledRule rule : rules) {
      if (rule.kind() == kind && isMet(rule, facts, standing)) {
        proposals.addAll(rule.proposals());
      }
    }
    return proposals;
  }

  private static boolean isMet(CompiledRule rule, Facts facts, @Nullable Standing standing) {
    for (Condition condition : rule.conditions()) {
      if (!condition.isMet(facts, standing)) {
        return false;
      }
    }
    return true;
  }

  /** There is nothing to free. */
  @Override
  public void close() {}
}
