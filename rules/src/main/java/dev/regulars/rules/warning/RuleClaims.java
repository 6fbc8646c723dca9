package dev.regulars.rules.warning;

import dev.regulars.rules.decision.CompiledRule;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.decision.RuleTerms;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.language.ReadRule;
import dev.regulars.rules.language.Speech;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule with what it claims.
 *
 * @param claims what its sentences claim, then what follows from its headers and its kind
 * @param told how each claim is told
 * @param aboutDays its sentences about days, the validity among them
 */
record RuleClaims(ReadRule rule, List<Claim> claims, List<String> told, List<String> aboutDays) {

  static RuleClaims of(ReadRule rule, Speech speech, WarningTexts texts) {
    List<Claim> claims = new ArrayList<>();
    List<String> told = new ArrayList<>();
    List<String> aboutDays = new ArrayList<>(validity(rule, speech));
    for (int i = 0; i < rule.comparisons().size(); i++) {
      claims.add(Claims.of(rule.comparisons().get(i)));
      String sentence = speech.say(rule.parsed().conditions().get(i));
      told.add(texts.quoted(List.of(sentence)));
      if (rule.comparisons().get(i).isAboutDay()) {
        aboutDays.add(sentence);
      }
    }
    RuleTerms terms = rule.compiled().terms();
    LocalDate from = terms.validFrom();
    LocalDate until = terms.validUntil();
    if (from != null || until != null) {
      Claim.Days days =
          new Claim.Days(
              from == null ? Long.MIN_VALUE : from.toEpochDay(),
              until == null ? Long.MAX_VALUE : until.toEpochDay());
      claims.add(terms.nightUntil() == 0 ? days : new Claim.Other(days));
      told.add(texts.quoted(validity(rule, speech)));
    }
    if (rule.compiled().kind() == CompiledRule.Kind.EVENT) {
      claims.add(new Claim.Among(Claims.EVENT, Set.of(Happening.PURCHASE), false));
      told.add(texts.anEventThatIsNoPurchase());
    }
    return new RuleClaims(rule, claims, told, aboutDays);
  }

  private static List<String> validity(ReadRule rule, Speech speech) {
    return rule.parsed().headers().stream()
        .filter(header -> header.sentence().id().startsWith("valid"))
        .map(speech::say)
        .toList();
  }

  /** The sentences that exclude each other, as they are told; empty where there are none. */
  List<String> contradiction() {
    return Contradictions.among(claims).stream().map(told::get).toList();
  }

  String name() {
    return rule.parsed().name();
  }

  RuleTerms terms() {
    return rule.compiled().terms();
  }

  CompiledRule.Kind kind() {
    return rule.compiled().kind();
  }

  /** Whether facts that meet this rule certainly meet the other. */
  boolean implies(RuleClaims other) {
    return other.claims.stream()
        .allMatch(
            needed ->
                needed instanceof Claim.Always
                    || claims.stream().anyMatch(claim -> claim.implies(needed)));
  }

  /** Whether everything that a rule of this kind is about meets it. */
  boolean isAlwaysMet() {
    return claims.stream().allMatch(Claim.Always.class::isInstance);
  }

  /** The last day on which it can do something, null where there is none. */
  @Nullable LocalDate lastDay() {
    LocalDate until = terms().validUntil();
    long last = until == null ? Long.MAX_VALUE : until.toEpochDay();
    for (Claim claim : claims) {
      if (claim instanceof Claim.Days days) {
        last = Math.min(last, days.last());
      }
    }
    return last == Long.MAX_VALUE ? null : LocalDate.ofEpochDay(last);
  }

  @Nullable Long budget() {
    return rule.compiled().proposals().stream()
        .filter(Proposal.Budget.class::isInstance)
        .map(proposal -> ((Proposal.Budget) proposal).points())
        .findFirst()
        .orElse(null);
  }

  Warning warning(Warning.Code code, String message, String reason) {
    return new Warning(code, name(), rule.file(), rule.parsed().place().line(), message, reason);
  }
}
