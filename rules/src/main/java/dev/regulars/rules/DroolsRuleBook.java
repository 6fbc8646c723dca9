package dev.regulars.rules;

import dev.regulars.rules.decision.CompiledRule;
import dev.regulars.rules.decision.CompiledRule.Kind;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Explanation;
import dev.regulars.rules.decision.Explanations;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.decision.Qualification;
import dev.regulars.rules.decision.Qualifications;
import dev.regulars.rules.decision.RuleTerms;
import dev.regulars.rules.decision.Settlement;
import dev.regulars.rules.facts.FactNeeds;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.language.RulebookReader.RulebookSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A rulebook that Drools runs: one engine for each kind of rules that it has. */
final class DroolsRuleBook implements RuleBook {

  private final Programme programme;
  private final List<RuleTerms> rules;
  private final List<String> texts;
  private final FactNeeds needs;
  private final Map<Kind, RuleEngine> engines = new EnumMap<>(Kind.class);
  private final Qualifications qualifications;
  private final Explanations explanations;
  private final AtomicBoolean closed = new AtomicBoolean();

  DroolsRuleBook(Programme programme, RulebookSource source) {
    this.programme = programme;
    this.rules = source.rules().stream().map(CompiledRule::terms).toList();
    this.texts = source.texts();
    this.needs = source.needs();
    this.qualifications = new Qualifications(programme, source.rules(), texts);
    this.explanations = new Explanations(source.rules());
    source.drl().forEach((kind, drl) -> engines.put(kind, RuleEngine.compile(drl)));
  }

  @Override
  public Programme programme() {
    return programme;
  }

  @Override
  public List<RuleTerms> rules() {
    return rules;
  }

  @Override
  public FactNeeds needs() {
    return needs;
  }

  @Override
  public List<Proposal> propose(Facts facts) {
    Kind kind = facts.basket() == null ? Kind.EVENT : Kind.PURCHASE;
    RuleEngine engine = engines.get(kind);
    return engine == null ? List.of() : inForce(facts, engine.fire(facts));
  }

  /** The same proposals without those of rules that are not in force on the day. */
  private List<Proposal> inForce(Facts facts, List<Proposal> proposals) {
    LocalDate day = facts.happening().date();
    proposals.removeIf(proposal -> !rules.get(proposal.rule()).inForce(day));
    return proposals;
  }

  @Override
  public Decision settle(Facts facts, List<Proposal> proposals) {
    return Settlement.settle(programme, rules, texts, facts, proposals);
  }

  @Override
  public List<String> budgets(List<Proposal> proposals) {
    List<String> names = new ArrayList<>();
    for (Proposal proposal : proposals) {
      if (proposal instanceof Proposal.Budget budget) {
        String name = rules.get(budget.rule()).name();
        if (!names.contains(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  @Override
  public Qualification qualify(Facts facts, Standing standing, @Nullable String heldTier) {
    RuleEngine engine = engines.get(Kind.TIER);
    Set<Integer> met = new HashSet<>();
    if (engine != null) {
      engine.fire(facts, standing).forEach(proposal -> met.add(proposal.rule()));
    }
    return qualifications.qualify(
        facts, standing, heldTier, rule -> met.contains(rule.terms().index()));
  }

  @Override
  public Explanation explain(Facts facts) {
    return explanations.explain(facts, decide(facts));
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      engines.values().forEach(RuleEngine::close);
    }
  }
}
