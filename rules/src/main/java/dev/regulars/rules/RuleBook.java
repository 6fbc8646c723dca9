package dev.regulars.rules;

import dev.regulars.rules.decision.Challenge;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Explanation;
import dev.regulars.rules.decision.Explanation.Told;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.decision.PublicRule;
import dev.regulars.rules.decision.Qualification;
import dev.regulars.rules.decision.ReferralTerms;
import dev.regulars.rules.decision.RuleTerms;
import dev.regulars.rules.discount.Discounted;
import dev.regulars.rules.discount.RuleDiscount;
import dev.regulars.rules.facts.FactNeeds;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rulebook that can decide: facts in, decisions out. Thread-safe; every function is pure. The
 * programme it was compiled for is part of it.
 */
public interface RuleBook extends AutoCloseable {

  /** The programme it was compiled for. */
  Programme programme();

  /** The rules in their order. */
  List<RuleTerms> rules();

  /** Which facts to gather before {@link #propose}. */
  FactNeeds needs();

  /**
   * What the rules in force want. {@link Facts#usage()} is not read, so limits and budgets may be
   * looked up afterwards.
   */
  List<Proposal> propose(Facts facts);

  /** Settles proposals into a decision. */
  default Decision settle(Facts facts, List<Proposal> proposals) {
    return settle(programme(), facts, proposals);
  }

  /**
   * Settles proposals as another programme would.
   *
   * @param programme one that differs from {@link #programme()} in stacking and rounding at most
   */
  Decision settle(Programme programme, Facts facts, List<Proposal> proposals);

  /** {@link #propose}, then {@link #settle}. */
  default Decision decide(Facts facts) {
    return settle(facts, propose(facts));
  }

  /**
   * Identities of the rules among these proposals that have a budget: the budgets that {@link
   * #settle} will read.
   */
  List<String> budgets(List<Proposal> proposals);

  /** What members can take part in, in the order of the rules. */
  List<Challenge> challenges();

  /** Whether any rule takes money off. */
  boolean takesOff();

  /** Which facts to gather before {@link #discounts}, besides {@link #needs}. */
  FactNeeds discountNeeds();

  /**
   * The rules in force that take money off this purchase, in their order. {@link Facts#usage()} is
   * not read.
   *
   * @param facts with the basket as it is before anything is taken off
   */
  List<RuleDiscount> discounts(Facts facts);

  /**
   * What it used of its limits that a rule took so much off.
   *
   * @param rule its name; a rule that there is not used nothing
   */
  RuleDiscount.Used discountUse(String rule, long amountMinor);

  /** What the rules say of a referral besides what the side gets whose event it is. */
  ReferralTerms referral(Facts facts);

  /**
   * What the rules promise to those who bring friends and to the friends, a line for each rule, in
   * the words of its sentences; empty where they promise nothing.
   *
   * @param locale German, or else English
   */
  List<String> referralPromises(Locale locale);

  /**
   * The rules in force on a day as customers are told them, in their order: without those that a
   * customer may not know of, such as one for members with a tag.
   *
   * @param locale German, or else English; names stay as they stand in the rule file
   */
  List<PublicRule> told(LocalDate day, Locale locale);

  /**
   * Which tier a standing qualifies for.
   *
   * @param heldTier code of the tier held now, null for none
   */
  Qualification qualify(Facts facts, Standing standing, @Nullable String heldTier);

  /**
   * What of a standing is beyond what the tier asks for that it qualifies for; nothing where it
   * qualifies for none.
   */
  Standing surplus(Facts facts, Standing standing);

  /** Decides again and says why, in English: every rule, every sentence. */
  default Explanation explain(Facts facts) {
    return explain(facts, Locale.ENGLISH);
  }

  /**
   * Decides again and says why: every rule, every sentence.
   *
   * @param locale the language it is told in: German, or else English. Sentences, names and
   *     messages stay as they stand in the rule file
   */
  default Explanation explain(Facts facts, Locale locale) {
    return explain(facts, locale, Told.EVERYTHING);
  }

  /**
   * The same for somebody who may not know everything.
   *
   * @param told what may be told of it
   */
  default Explanation explain(Facts facts, Locale locale, Told told) {
    return explain(facts, null, locale, told);
  }

  /**
   * The same for a purchase that was asked what rules take off it.
   *
   * @param discounted what they took off, null where nobody asked
   */
  Explanation explain(Facts facts, @Nullable Discounted discounted, Locale locale, Told told);

  /**
   * How an award by each rule reads, by the rule's name; a decision has it in English.
   *
   * @param locale German, or else English
   */
  Map<String, String> awardTexts(Locale locale);

  /** Frees the compiled classes. Decisions under way finish. */
  @Override
  void close();
}
