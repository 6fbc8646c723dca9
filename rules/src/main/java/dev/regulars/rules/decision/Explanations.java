package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Explanation.RuleExplanation;
import dev.regulars.rules.decision.Explanation.SentenceExplanation;
import dev.regulars.rules.decision.Explanation.Told;
import dev.regulars.rules.discount.RuleDiscount;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why, and why not: what became of every rule, from a decision and the rules' sentences. Nothing of
 * it is kept: the same facts give the same explanation, also years later.
 */
public final class Explanations {

  private final List<CompiledRule> rules;
  private final String currency;

  /**
   * For all rules of a rulebook.
   *
   * @param currency of the programme
   */
  public Explanations(List<CompiledRule> rules, String currency) {
    this.rules = List.copyOf(rules);
    this.currency = currency;
  }

  /**
   * Explains a decision that was made of these facts.
   *
   * @param offs what rules took off the purchase, null where nobody asked
   * @param locale the language it is told in: German, or else English. Names and messages stay as
   *     they stand in the rule file
   * @param told what may be told
   */
  public Explanation explain(
      Facts facts, Decision decision, @Nullable Offs offs, Locale locale, Told told) {
    Map<String, Decision.Outcome> outcomes = new HashMap<>();
    Decision.Outcome rounding = null;
    for (Decision.Outcome outcome : decision.outcomes()) {
      if (outcome.reason() == Reason.Plain.ROUNDING) {
        rounding = outcome;
      } else {
        outcomes.put(outcome.rule(), outcome);
      }
    }
    ReasonTexts texts = ReasonTexts.in(locale);
    List<RuleExplanation> explained = new ArrayList<>(rules.size());
    for (CompiledRule rule : rules) {
      boolean takesOff = rule.kind() == CompiledRule.Kind.DISCOUNT;
      Facts seen = takesOff && offs != null ? offs.facts() : facts;
      // What nobody asked about was not gathered, so nothing can be said of its sentences.
      List<SentenceExplanation> sentences =
          takesOff && offs == null
              ? List.of()
              : rule.conditions().stream()
                  .map(condition -> told(condition, condition.evaluate(seen, null, locale), told))
                  .toList();
      Cause cause =
          takesOff
              ? ofDiscount(rule, seen, sentences, offs)
              : cause(rule, facts, sentences, outcomes.get(rule.terms().name()));
      Reason reason = cause.reason();
      List<Integer> keptOff =
          reason instanceof Reason.KeepsFromEarning(List<Integer> lines) ? lines : List.of();
      explained.add(
          new RuleExplanation(
              rule.terms().name(),
              cause.outcome(),
              cause.points(),
              reason.code(),
              texts.of(told(reason, rule, locale, told)),
              keptOff,
              sentences));
    }
    if (rounding != null) {
      explained.add(
          new RuleExplanation(
              texts.rounding(),
              Explanation.Outcome.AWARDED,
              rounding.points(),
              rounding.reason().code(),
              texts.of(rounding.reason()),
              List.of(),
              List.of()));
    }
    Voices voices = new Voices(texts);
    return new Explanation(explained, voices.customer(facts, decision), voices.cashier(decision));
  }

  /**
   * What rules took off.
   *
   * @param facts that they saw: nothing was taken off yet, and nothing was counted
   * @param takenMinor minor units by the rule's name
   */
  public record Offs(Facts facts, Map<String, Long> takenMinor) {}

  /** What became of a rule, before it is put into words. */
  private record Cause(Explanation.Outcome outcome, long points, Reason reason) {}

  private static Cause cause(
      CompiledRule rule,
      Facts facts,
      List<SentenceExplanation> sentences,
      Decision.@Nullable Outcome outcome) {
    LocalDate day = facts.happening().date(rule.terms().nightUntil());
    if (!rule.terms().inForce(day)) {
      return new Cause(Explanation.Outcome.NOT_IN_FORCE, 0, whyNotInForce(rule.terms(), day));
    }
    if (rule.kind() == CompiledRule.Kind.TIER) {
      return new Cause(Explanation.Outcome.NOT_MET, 0, Reason.Plain.ABOUT_TIERS);
    }
    return outcome == null
        ? new Cause(Explanation.Outcome.NOT_MET, 0, whyNotMet(rule, facts, sentences))
        : new Cause(kind(outcome.kind()), outcome.points(), outcome.reason());
  }

  private Cause ofDiscount(
      CompiledRule rule, Facts facts, List<SentenceExplanation> sentences, @Nullable Offs offs) {
    LocalDate day = facts.happening().date(rule.terms().nightUntil());
    if (!rule.terms().inForce(day)) {
      return new Cause(Explanation.Outcome.NOT_IN_FORCE, 0, whyNotInForce(rule.terms(), day));
    }
    if (offs == null) {
      return new Cause(Explanation.Outcome.NOT_MET, 0, Reason.Plain.NOTHING_ASKED_OFF);
    }
    if (sentences.stream().anyMatch(sentence -> !sentence.met())
        || !facts.happening().event().equals(Happening.PURCHASE)) {
      return new Cause(Explanation.Outcome.NOT_MET, 0, whyNotMet(rule, facts, sentences));
    }
    RuleDiscount discount = new RuleDiscount(rule.terms(), rule.proposals(), Decision.NOTHING);
    long taken = offs.takenMinor().getOrDefault(rule.terms().name(), 0L);
    long most = discount.left(facts.usage()).mostMinor();
    if (taken > 0) {
      Reason takes = new Reason.TakesOff(rule.terms().earns(), taken, currency);
      return new Cause(
          taken == most ? Explanation.Outcome.CUT : Explanation.Outcome.AWARDED, 0, takes);
    }
    Reason reason =
        most == 0 ? Reason.Plain.OFF_LIMIT_REACHED : Reason.Plain.OTHER_MONEY_OFF_STANDS;
    return new Cause(most == 0 ? Explanation.Outcome.CUT : Explanation.Outcome.LOST, 0, reason);
  }

  private static Explanation.Outcome kind(Decision.Outcome.Kind kind) {
    return switch (kind) {
      case AWARDED -> Explanation.Outcome.AWARDED;
      case CUT -> Explanation.Outcome.CUT;
      case LOST -> Explanation.Outcome.LOST;
    };
  }

  private static Reason whyNotInForce(RuleTerms rule, LocalDate day) {
    LocalDate from = rule.validFrom();
    LocalDate until = rule.validUntil();
    if (rule.paused()) {
      return Reason.Plain.PAUSED;
    }
    if (from != null && day.isBefore(from)) {
      return new Reason.StartsOn(from);
    }
    return until == null ? Reason.Plain.NOT_IN_FORCE : new Reason.EndedOn(until);
  }

  private static Reason whyNotMet(
      CompiledRule rule, Facts facts, List<SentenceExplanation> sentences) {
    String event = facts.happening().event();
    boolean purchase = event.equals(Happening.PURCHASE);
    if (purchase == (rule.kind() == CompiledRule.Kind.EVENT)) {
      return purchase ? Reason.Plain.ABOUT_EVENTS : new Reason.AboutPurchases(event);
    }
    if (facts.basket() != null && facts.basket().lines().isEmpty()) {
      return Reason.Plain.NOTHING_LEFT;
    }
    List<SentenceExplanation> unmet =
        sentences.stream().filter(sentence -> !sentence.met()).toList();
    return unmet.isEmpty()
        ? Reason.Plain.NOT_MET
        : new Reason.NotMet(unmet.getFirst(), unmet.size() - 1);
  }

  private static SentenceExplanation told(
      Condition condition, SentenceExplanation sentence, Told told) {
    return told == Told.NOTHING_OF_THE_MEMBER && condition.isAboutMember()
        ? new SentenceExplanation(
            sentence.sentence(),
            sentence.text(),
            sentence.written(),
            sentence.met(),
            null,
            sentence.needed())
        : sentence;
  }

  /** A decision knows awards as they are kept, in English. */
  private static Reason told(Reason reason, CompiledRule rule, Locale locale, Told told) {
    return switch (reason) {
      case Reason.Gives _ -> new Reason.Gives(rule.earns().apply(locale));
      case Reason.TakesOff(List<String> _, long minor, String money) ->
          new Reason.TakesOff(rule.earns().apply(locale), minor, money);
      case Reason.NotMet(SentenceExplanation sentence, int others)
          when told == Told.NOTHING_OF_THE_MEMBER && sentence.found() == null ->
          new Reason.NotMetUntold(sentence.text(), others);
      default -> reason;
    };
  }
}
