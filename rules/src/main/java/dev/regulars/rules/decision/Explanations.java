package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Explanation.RuleExplanation;
import dev.regulars.rules.decision.Explanation.SentenceExplanation;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why, and why not: what became of every rule, from a decision and the rules' sentences. Nothing of
 * it is kept: the same facts give the same explanation, also years later.
 */
public final class Explanations {

  private final List<CompiledRule> rules;

  /** For all rules of a rulebook. */
  public Explanations(List<CompiledRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Explains a decision that was made of these facts. */
  public Explanation explain(Facts facts, Decision decision) {
    Map<String, Decision.Outcome> outcomes = new HashMap<>();
    decision.outcomes().forEach(outcome -> outcomes.put(outcome.rule(), outcome));
    List<RuleExplanation> explained = new ArrayList<>(rules.size());
    for (CompiledRule rule : rules) {
      explained.add(explain(rule, facts, outcomes.get(rule.terms().name())));
    }
    return new Explanation(explained, Voices.customer(facts, decision), Voices.cashier(decision));
  }

  private static RuleExplanation explain(
      CompiledRule rule, Facts facts, Decision.@Nullable Outcome outcome) {
    RuleTerms terms = rule.terms();
    List<SentenceExplanation> sentences =
        rule.conditions().stream().map(condition -> condition.evaluate(facts, null)).toList();
    LocalDate day = facts.happening().date();
    if (!terms.inForce(day)) {
      return of(terms, Explanation.Outcome.NOT_IN_FORCE, whyNotInForce(terms, day), sentences);
    }
    if (rule.kind() == CompiledRule.Kind.TIER) {
      String reason = "about tiers: it looks at the qualification period and gives no points";
      return of(terms, Explanation.Outcome.NOT_MET, reason, sentences);
    }
    if (outcome != null) {
      return new RuleExplanation(
          terms.name(), kind(outcome.kind()), outcome.points(), outcome.reason(), sentences);
    }
    String reason = whyNotMet(rule, facts, sentences);
    return of(terms, Explanation.Outcome.NOT_MET, reason, sentences);
  }

  private static RuleExplanation of(
      RuleTerms terms,
      Explanation.Outcome outcome,
      String reason,
      List<SentenceExplanation> sentences) {
    return new RuleExplanation(terms.name(), outcome, 0, reason, sentences);
  }

  private static Explanation.Outcome kind(Decision.Outcome.Kind kind) {
    return switch (kind) {
      case AWARDED -> Explanation.Outcome.AWARDED;
      case CUT -> Explanation.Outcome.CUT;
      case LOST -> Explanation.Outcome.LOST;
    };
  }

  private static String whyNotInForce(RuleTerms rule, LocalDate day) {
    LocalDate from = rule.validFrom();
    LocalDate until = rule.validUntil();
    if (rule.paused()) {
      return "paused";
    }
    if (from != null && day.isBefore(from)) {
      return "starts on " + from;
    }
    return until == null ? "not in force" : "ended on " + until;
  }

  private static String whyNotMet(
      CompiledRule rule, Facts facts, List<SentenceExplanation> sentences) {
    boolean purchase = facts.happening().event().equals(Happening.PURCHASE);
    if (purchase != (rule.kind() == CompiledRule.Kind.PURCHASE)) {
      return purchase
          ? "about events, and this was a purchase"
          : "about purchases, and this was the event " + facts.happening().event();
    }
    if (facts.basket() != null && facts.basket().lines().isEmpty()) {
      return "nothing is left of the purchase";
    }
    List<SentenceExplanation> unmet =
        sentences.stream().filter(sentence -> !sentence.met()).toList();
    if (unmet.isEmpty()) {
      return "not met";
    }
    String others = unmet.size() == 1 ? "" : ", and " + (unmet.size() - 1) + " more not met";
    return whyNotMet(unmet.getFirst()) + others;
  }

  private static String whyNotMet(SentenceExplanation sentence) {
    if (sentence.needed() == null) {
      return "not met: " + sentence.text();
    }
    String found = sentence.found() == null ? "nothing" : sentence.found();
    return "not met: " + sentence.text() + " (found " + found + ")";
  }
}
