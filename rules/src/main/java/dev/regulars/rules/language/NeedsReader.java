package dev.regulars.rules.language;

import dev.regulars.rules.decision.CompiledRule;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.discount.RuleDiscount;
import dev.regulars.rules.facts.CounterSpan;
import dev.regulars.rules.facts.FactNeeds;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Measure;
import dev.regulars.rules.facts.Window;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Collects what rules read, from the measures they ask and the limits they set. */
final class NeedsReader {

  private final Set<Measure.Needs> needs = EnumSet.noneOf(Measure.Needs.class);
  private final Set<Window> windows = new HashSet<>();
  private final Set<LimitKey> limits = new HashSet<>();
  private final Map<String, Long> budgets = new HashMap<>();
  private final Set<CounterSpan> counters = new HashSet<>();
  private final Map<String, Long> inARow = new HashMap<>();
  private boolean standing;

  private NeedsReader() {}

  /** What all rules read but those about money off. */
  static FactNeeds needs(List<RuleAssembler.Assembled> rules) {
    return needs(rules.stream().filter(rule -> !isDiscount(rule)));
  }

  /** What rules about money off read; a purchase that asks for none gathers none of it. */
  static FactNeeds discountNeeds(List<RuleAssembler.Assembled> rules) {
    return needs(rules.stream().filter(NeedsReader::isDiscount));
  }

  private static boolean isDiscount(RuleAssembler.Assembled rule) {
    return rule.compiled().kind() == CompiledRule.Kind.DISCOUNT;
  }

  private static FactNeeds needs(Stream<RuleAssembler.Assembled> rules) {
    NeedsReader reader = new NeedsReader();
    for (RuleAssembler.Assembled rule : rules.toList()) {
      rule.verified().constraints().forEach(reader::read);
      String identity = rule.compiled().terms().identity();
      rule.compiled().proposals().forEach(proposal -> reader.read(identity, proposal));
      for (Proposal proposal : rule.compiled().proposals()) {
        if (proposal instanceof Proposal.Counting.Challenge challenge) {
          reader.counters.add(challenge.in(rule.compiled().terms()));
        }
      }
    }
    return new FactNeeds(
        reader.needs.contains(Measure.Needs.TAGS),
        reader.needs.contains(Measure.Needs.PLANS),
        reader.needs.contains(Measure.Needs.ATTRIBUTES),
        reader.needs.contains(Measure.Needs.LAST_PURCHASE),
        reader.windows,
        reader.limits,
        reader.budgets,
        reader.standing,
        reader.counters,
        reader.inARow);
  }

  private void read(VerifiedRule.Constraint constraint) {
    Method measure =
        FactTypes.measure(constraint.fact(), constraint.measure(), constraint.arguments());
    Measure annotation = Objects.requireNonNull(measure).getAnnotation(Measure.class);
    for (Measure.Needs need : Objects.requireNonNull(annotation).needs()) {
      needs.add(need);
      if (need == Measure.Needs.WINDOW) {
        windows.add(Window.parse((String) constraint.arguments().getFirst().value()));
      } else if (need == Measure.Needs.COUNTER) {
        counters.add(counter(constraint.arguments()));
      } else if (need == Measure.Needs.IN_A_ROW) {
        inARow.merge(
            (String) constraint.arguments().getFirst().value(),
            (Long) constraint.arguments().get(1).value(),
            Math::max);
      }
    }
  }

  private static CounterSpan counter(List<Literal> arguments) {
    String name = (String) arguments.getFirst().value();
    return arguments.get(1).value() instanceof String span
        ? new CounterSpan(name, span)
        : CounterSpan.between(name, day(arguments.get(1)), day(arguments.get(2)));
  }

  private static LocalDate day(Literal literal) {
    return LocalDate.ofEpochDay((Long) literal.value());
  }

  private void read(String rule, Proposal proposal) {
    switch (proposal) {
      case Proposal.LimitPerMember limit ->
          limits.add(new LimitKey(limit.allRules() ? LimitKey.ALL_RULES : rule, limit.window()));
      case Proposal.LimitTimes limit -> limits.add(new LimitKey(rule, limit.window(), true));
      case Proposal.Budget budget -> budgets.merge(rule, budget.points(), Math::min);
      case Proposal.QualifyForTier _ -> standing = true;
      case Proposal.OfDiscount.MostInAll budget ->
          budgets.merge(RuleDiscount.budget(rule), budget.amountMinor(), Math::min);
      case Proposal.OfDiscount limit -> limits.addAll(RuleDiscount.counters(rule, limit));
      default -> {}
    }
  }
}
