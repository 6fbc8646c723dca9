package dev.regulars.rules;

import dev.regulars.rules.decision.Challenge;
import dev.regulars.rules.decision.CompiledRule;
import dev.regulars.rules.decision.CompiledRule.Kind;
import dev.regulars.rules.decision.Counting;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Explanation;
import dev.regulars.rules.decision.Explanation.Told;
import dev.regulars.rules.decision.Explanations;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.decision.PublicRule;
import dev.regulars.rules.decision.Qualification;
import dev.regulars.rules.decision.Qualifications;
import dev.regulars.rules.decision.ReferralTerms;
import dev.regulars.rules.decision.RuleTerms;
import dev.regulars.rules.decision.Settlement;
import dev.regulars.rules.decision.Sides;
import dev.regulars.rules.discount.Discounted;
import dev.regulars.rules.discount.RuleDiscount;
import dev.regulars.rules.facts.FactNeeds;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.language.RulebookReader.RulebookSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rulebook of rules that were read and verified. How the rules are found that facts meet is left
 * to its {@link Firing}; all else is the same for each.
 */
final class AssembledRuleBook implements RuleBook {

  private final Programme programme;
  private final List<CompiledRule> compiled;
  private final List<RuleTerms> rules;
  private final List<String> texts;
  private final FactNeeds needs;
  private final FactNeeds discountNeeds;
  private final boolean takesOff;
  private final Firing firing;
  private final Qualifications qualifications;
  private final Explanations explanations;
  private final Counting counting;

  AssembledRuleBook(Programme programme, RulebookSource source, Firing firing) {
    this.programme = programme;
    this.compiled = source.rules();
    this.rules = source.rules().stream().map(CompiledRule::terms).toList();
    this.texts = source.texts();
    this.needs = source.needs();
    this.discountNeeds = source.discountNeeds();
    this.takesOff = source.rules().stream().anyMatch(rule -> rule.kind() == Kind.DISCOUNT);
    this.qualifications = new Qualifications(programme, source.rules(), texts);
    this.explanations = new Explanations(source.rules(), programme.currency());
    this.counting = new Counting(source.rules(), source.needs().counters());
    this.firing = firing;
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
    if (counting.isNone()) {
      return inForce(facts, firing.fire(kind, facts, null));
    }
    Facts counted = counting.counted(facts);
    return counting.passed(counted, inForce(counted, firing.fire(kind, counted, null)), rules);
  }

  /** The same proposals without those of rules that are not in force on the day. */
  private List<Proposal> inForce(Facts facts, List<Proposal> proposals) {
    Happening happening = facts.happening();
    proposals.removeIf(proposal -> !rules.get(proposal.rule()).inForce(happening));
    return proposals;
  }

  @Override
  public Decision settle(Programme settling, Facts facts, List<Proposal> proposals) {
    if (proposals.stream().noneMatch(Proposal.OfReferral.class::isInstance)) {
      return Settlement.settle(settling, rules, texts, facts, proposals);
    }
    return Settlement.settle(
        settling,
        Sides.terms(compiled, facts),
        texts,
        facts,
        Sides.ofEvent(settling, facts, proposals));
  }

  @Override
  public ReferralTerms referral(Facts facts) {
    return Sides.terms(propose(facts), texts::get);
  }

  @Override
  public List<String> referralPromises(Locale locale) {
    return Sides.promises(compiled, locale);
  }

  @Override
  public List<PublicRule> told(LocalDate day, Locale locale) {
    return compiled.stream()
        .filter(rule -> rule.terms().inForce(day))
        .flatMap(rule -> rule.told().apply(locale).stream())
        .toList();
  }

  @Override
  public List<Challenge> challenges() {
    List<Challenge> challenges = new ArrayList<>();
    for (CompiledRule rule : compiled) {
      for (Proposal proposal : rule.proposals()) {
        if (proposal instanceof Proposal.Counting.Challenge challenge) {
          challenges.add(Challenge.of(rule, challenge));
        }
      }
    }
    return challenges;
  }

  @Override
  public List<String> budgets(List<Proposal> proposals) {
    List<String> identities = new ArrayList<>();
    for (Proposal proposal : proposals) {
      if (proposal instanceof Proposal.Budget budget) {
        String identity = rules.get(budget.rule()).identity();
        if (!identities.contains(identity)) {
          identities.add(identity);
        }
      }
    }
    return identities;
  }

  @Override
  public boolean takesOff() {
    return takesOff;
  }

  @Override
  public FactNeeds discountNeeds() {
    return discountNeeds;
  }

  @Override
  public List<RuleDiscount> discounts(Facts facts) {
    if (!takesOff || facts.basket() == null) {
      return List.of();
    }
    return inForce(facts, firing.fire(Kind.DISCOUNT, facts, null)).stream()
        .mapToInt(Proposal::rule)
        .distinct()
        .sorted()
        .mapToObj(index -> discount(compiled.get(index)))
        .toList();
  }

  private RuleDiscount discount(CompiledRule rule) {
    return new RuleDiscount(rule.terms(), rule.proposals(), Decision.gifts(List.of(rule), texts));
  }

  @Override
  public RuleDiscount.Used discountUse(String rule, long amountMinor) {
    return compiled.stream()
        .filter(one -> one.kind() == Kind.DISCOUNT && one.terms().name().equals(rule))
        .findFirst()
        .map(one -> discount(one).used(amountMinor))
        .orElse(RuleDiscount.Used.NOTHING);
  }

  @Override
  public Qualification qualify(Facts facts, Standing standing, @Nullable String heldTier) {
    Set<Integer> met = met(facts, standing);
    return qualifications.qualify(
        facts, standing, heldTier, rule -> met.contains(rule.terms().index()));
  }

  @Override
  public Standing surplus(Facts facts, Standing standing) {
    Set<Integer> met = met(facts, standing);
    return qualifications.surplus(facts, standing, rule -> met.contains(rule.terms().index()));
  }

  private Set<Integer> met(Facts facts, Standing standing) {
    Set<Integer> met = new HashSet<>();
    firing.fire(Kind.TIER, facts, standing).forEach(proposal -> met.add(proposal.rule()));
    return met;
  }

  @Override
  public Explanation explain(
      Facts facts, @Nullable Discounted discounted, Locale locale, Told told) {
    return explanations.explain(
        counting.counted(facts),
        decide(facts),
        discounted == null
            ? null
            : new Explanations.Offs(facts.with(discounted.before()), discounted.takenMinor()),
        locale,
        told);
  }

  @Override
  public Map<String, String> awardTexts(Locale locale) {
    return compiled.stream()
        .collect(
            Collectors.toMap(
                rule -> rule.terms().name(),
                rule -> String.join(", ", rule.earns().apply(locale)),
                (first, namesake) -> first));
  }

  @Override
  public void close() {
    firing.close();
  }
}
