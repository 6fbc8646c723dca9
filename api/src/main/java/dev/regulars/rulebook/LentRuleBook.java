package dev.regulars.rulebook;

import dev.regulars.rules.Programme;
import dev.regulars.rules.RuleBook;
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
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rulebook that closes itself once nobody can use it any more. Whoever was handed it keeps it for
 * as long as needed, without giving it back: no purchase in flight can meet a closed one, however
 * long it takes, and none can forget to end a lease.
 *
 * <p>The fences are for the last user: without them the collector may take the handle, and close
 * what is behind it, while a decision is only just entering it.
 */
final class LentRuleBook implements RuleBook {

  private static final Cleaner CLEANER =
      Cleaner.create(Thread.ofPlatform().daemon().name("rulebook-closer").factory());

  private final RuleBook rules;
  private final Cleaner.Cleanable closing;

  LentRuleBook(RuleBook rules) {
    this.rules = rules;
    this.closing = CLEANER.register(this, rules::close);
  }

  @Override
  public Programme programme() {
    return rules.programme();
  }

  @Override
  public List<RuleTerms> rules() {
    return rules.rules();
  }

  @Override
  public FactNeeds needs() {
    return rules.needs();
  }

  @Override
  public List<Proposal> propose(Facts facts) {
    try {
      return rules.propose(facts);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public Decision settle(Programme programme, Facts facts, List<Proposal> proposals) {
    return rules.settle(programme, facts, proposals);
  }

  @Override
  public ReferralTerms referral(Facts facts) {
    try {
      return rules.referral(facts);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public List<PublicRule> told(LocalDate day, Locale locale) {
    return rules.told(day, locale);
  }

  @Override
  public List<Challenge> challenges() {
    return rules.challenges();
  }

  @Override
  public List<String> referralPromises(Locale locale) {
    return rules.referralPromises(locale);
  }

  @Override
  public List<String> budgets(List<Proposal> proposals) {
    return rules.budgets(proposals);
  }

  @Override
  public Qualification qualify(Facts facts, Standing standing, @Nullable String heldTier) {
    try {
      return rules.qualify(facts, standing, heldTier);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public Standing surplus(Facts facts, Standing standing) {
    try {
      return rules.surplus(facts, standing);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public boolean takesOff() {
    return rules.takesOff();
  }

  @Override
  public FactNeeds discountNeeds() {
    return rules.discountNeeds();
  }

  @Override
  public List<RuleDiscount> discounts(Facts facts) {
    try {
      return rules.discounts(facts);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public RuleDiscount.Used discountUse(String rule, long amountMinor) {
    return rules.discountUse(rule, amountMinor);
  }

  @Override
  public Explanation explain(
      Facts facts, @Nullable Discounted discounted, Locale locale, Told told) {
    try {
      return rules.explain(facts, discounted, locale, told);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public Map<String, String> awardTexts(Locale locale) {
    return rules.awardTexts(locale);
  }

  /** Closes it for everybody: for a server that stops. */
  @Override
  public void close() {
    closing.clean();
  }
}
