package dev.regulars.rules.warning;

import dev.regulars.rules.Cancellation;
import dev.regulars.rules.decision.CompiledRule;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.decision.RuleTerms;
import dev.regulars.rules.decision.Scope;
import dev.regulars.rules.warning.Warning.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds rules that get into each other's way. */
final class Rivalry {

  private final List<RuleClaims> rules;
  private final LocalDate today;
  private final WarningTexts texts;

  private Rivalry(List<RuleClaims> rules, LocalDate today, WarningTexts texts) {
    this.rules =
        rules.stream()
            .filter(rule -> !rule.terms().paused())
            .filter(rule -> rule.kind() != CompiledRule.Kind.TIER)
            .filter(rule -> rule.contradiction().isEmpty())
            .toList();
    this.today = today;
    this.texts = texts;
  }

  static List<Warning> between(List<RuleClaims> rules, LocalDate today, WarningTexts texts) {
    Rivalry rivalry = new Rivalry(rules, today, texts);
    List<Warning> warnings = new ArrayList<>();
    for (RuleClaims rule : rivalry.rules) {
      Cancellation.check();
      rivalry.shadow(rule).ifPresent(by -> warnings.add(rivalry.shadowed(rule, by)));
      rivalry.twin(rule).ifPresent(twin -> warnings.add(rivalry.alwaysTogether(rule, twin)));
    }
    return warnings;
  }

  private Warning alwaysTogether(RuleClaims rule, RuleClaims twin) {
    return rule.warning(
        Code.ALWAYS_TOGETHER, texts.alwaysTogether(twin.name()), texts.alwaysTogetherReason());
  }

  private Warning shadowed(RuleClaims rule, RuleClaims by) {
    int greater = by.terms().priority();
    int less = rule.terms().priority();
    return rule.warning(
        Code.SHADOWED,
        texts.neverStands(String.valueOf(rule.terms().group()), by.name()),
        greater > less ? texts.lessPriority(by.name(), greater, less) : texts.givesLess(by.name()));
  }

  /** A rule further up that fires exactly when this one does, with nothing to choose between. */
  private Optional<RuleClaims> twin(RuleClaims rule) {
    return rules.stream()
        .takeWhile(other -> other.terms().index() < rule.terms().index())
        .filter(other -> other.kind() == rule.kind())
        .filter(other -> other.terms().group() == null && rule.terms().group() == null)
        .filter(other -> other.implies(rule) && rule.implies(other))
        .filter(other -> isSlip(other, rule))
        .findFirst();
  }

  /**
   * Two rules about every purchase are the rule, not the exception: there only what gives the same
   * kind of points on the same goods is hardly meant.
   */
  private static boolean isSlip(RuleClaims rule, RuleClaims other) {
    return gifts(rule).stream()
        .anyMatch(
            gift ->
                gifts(other).stream()
                    .anyMatch(
                        like ->
                            overlap(scope(gift), scope(like))
                                && (!rule.isAlwaysMet() || isAlike(gift, like))));
  }

  private static boolean isAlike(Proposal gift, Proposal other) {
    return gift.getClass() == other.getClass() && Objects.equals(scope(gift), scope(other));
  }

  private static boolean overlap(@Nullable Scope scope, @Nullable Scope other) {
    return scope != null
        && other != null
        && (scope.kind() != other.kind()
            || scope.kind() == Scope.Kind.BASKET
            || !Collections.disjoint(scope.codes(), other.codes()));
  }

  /** What of a rule gives points. */
  private static List<Proposal> gifts(RuleClaims rule) {
    return rule.rule().compiled().proposals().stream()
        .filter(proposal -> scope(proposal) != null)
        .toList();
  }

  /** Where a proposal gives points, null where it gives none. */
  private static @Nullable Scope scope(Proposal proposal) {
    return switch (proposal) {
      case Proposal.PerAmount given -> given.scope();
      case Proposal.PerAmountPaid _ -> Scope.BASKET;
      case Proposal.PercentOfSpend given -> given.scope();
      case Proposal.PerUnit given -> given.scope();
      case Proposal.Multiply given -> given.scope();
      case Proposal.Fixed _ -> Scope.BASKET;
      default -> null;
    };
  }

  /** A rule of the same group that stands whenever this one would. */
  private Optional<RuleClaims> shadow(RuleClaims rule) {
    RuleTerms terms = rule.terms();
    return rules.stream()
        .filter(other -> other.terms().index() != terms.index() && other.kind() == rule.kind())
        .filter(
            other -> terms.group() != null && Objects.equals(other.terms().group(), terms.group()))
        .filter(other -> wins(other, rule) && impliesFromNowOn(rule, other))
        .findFirst();
  }

  private static boolean wins(RuleClaims rule, RuleClaims against) {
    int priority = rule.terms().priority();
    int other = against.terms().priority();
    return priority > other || (priority == other && givesAsMuch(rule, against));
  }

  /** What was before today is over: until then the other may have been in force alone. */
  private boolean impliesFromNowOn(RuleClaims rule, RuleClaims other) {
    List<Claim> claims = new ArrayList<>(rule.claims());
    LocalDate from = rule.terms().validFrom();
    LocalDate until = rule.terms().validUntil();
    claims.add(
        new Claim.Days(
            (from == null || from.isBefore(today) ? today : from).toEpochDay(),
            until == null
                ? Long.MAX_VALUE
                : until.plusDays(rule.terms().nightUntil() > 0 ? 1 : 0).toEpochDay()));
    return new RuleClaims(rule.rule(), claims, rule.told(), rule.aboutDays()).implies(other);
  }

  /** Of two rules that each give one thing on the same goods, the one above gives no less. */
  private static boolean givesAsMuch(RuleClaims rule, RuleClaims against) {
    List<Proposal> gifts = rule.rule().compiled().proposals();
    List<Proposal> others = gifts(against);
    if (rule.terms().index() > against.terms().index() || gifts.size() != 1 || others.size() != 1) {
      return false;
    }
    return switch (gifts.getFirst()) {
      case Proposal.Fixed mine when others.getFirst() instanceof Proposal.Fixed theirs ->
          mine.points() >= theirs.points();
      case Proposal.Multiply mine when others.getFirst() instanceof Proposal.Multiply theirs ->
          mine.scope().equals(theirs.scope()) && mine.factor().compareTo(theirs.factor()) >= 0;
      default -> false;
    };
  }
}
