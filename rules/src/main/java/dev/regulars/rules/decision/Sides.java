package dev.regulars.rules.decision;

import dev.regulars.rules.Programme;
import dev.regulars.rules.decision.Proposal.OfReferral;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.ReferralNumbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a referral's rules want for the side whose event it is. A rule that gives this side nothing
 * has nothing to do with it: neither its limits nor its messages are this side's.
 */
public final class Sides {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Sides() {}

  /** The proposals for this side of a referral, as of any other event. */
  public static List<Proposal> ofEvent(Programme programme, Facts facts, List<Proposal> proposals) {
    String side = facts.happening().attributes().get(ReferralNumbers.SIDE);
    Set<Integer> others = new HashSet<>();
    Set<Integer> ours = new HashSet<>();
    List<Proposal> unwrapped = new ArrayList<>();
    for (Proposal proposal : proposals) {
      switch (proposal) {
        case OfReferral.ToSide given when given.side().equals(side) -> {
          ours.add(given.rule());
          add(unwrapped, programme, facts.happening(), given);
        }
        case OfReferral other -> others.add(other.rule());
        default -> unwrapped.add(proposal);
      }
    }
    others.removeAll(ours);
    unwrapped.removeIf(proposal -> others.contains(proposal.rule()));
    return unwrapped;
  }

  private static void add(
      List<Proposal> unwrapped, Programme programme, Happening happening, OfReferral.ToSide given) {
    switch (given) {
      case OfReferral.GiveTo(int rule, String _, long points) ->
          unwrapped.add(new Proposal.Fixed(rule, points));
      case OfReferral.VoucherTo(int rule, String _, String voucher, int days) ->
          unwrapped.add(new Proposal.IssueVoucher(rule, voucher, days));
      case OfReferral.ShareTo(int rule, String _, BigDecimal percent) -> {
        long points = share(programme, happening, percent);
        if (points > 0) {
          unwrapped.add(new Proposal.Fixed(rule, points));
        }
      }
    }
  }

  /** Whole points: there are no lines over which parts of one could be spread. */
  private static long share(Programme programme, Happening happening, BigDecimal percent) {
    long minor = Math.max(0, happening.referral(ReferralNumbers.PURCHASE_MINOR));
    return BigDecimal.valueOf(minor)
        .multiply(percent)
        .divideToIntegralValue(HUNDRED.multiply(BigDecimal.valueOf(programme.pointValueMinor())))
        .longValueExact();
  }

  /** The rules with what they give this side: an award's text says nothing of the other one. */
  public static List<RuleTerms> terms(List<CompiledRule> rules, Facts facts) {
    String side = facts.happening().attributes().get(ReferralNumbers.SIDE);
    return rules.stream().map(rule -> terms(rule, side)).toList();
  }

  private static RuleTerms terms(CompiledRule rule, @Nullable String side) {
    List<Proposal> earning = rule.proposals().stream().filter(Sides::earns).toList();
    List<String> earns = rule.terms().earns();
    if (earning.size() != earns.size()
        || earning.stream().noneMatch(OfReferral.ToSide.class::isInstance)) {
      return rule.terms();
    }
    List<String> ours = new ArrayList<>();
    for (int i = 0; i < earns.size(); i++) {
      if (!(earning.get(i) instanceof OfReferral.ToSide given) || given.side().equals(side)) {
        ours.add(earns.get(i));
      }
    }
    return rule.terms().earning(ours);
  }

  /** What rules promise in a language (German, or else English), a line for each that does. */
  public static List<String> promises(List<CompiledRule> rules, Locale locale) {
    return rules.stream()
        .filter(rule -> !rule.terms().paused())
        .filter(rule -> rule.proposals().stream().anyMatch(OfReferral.ToSide.class::isInstance))
        .map(rule -> promise(rule, locale))
        .toList();
  }

  private static String promise(CompiledRule rule, Locale locale) {
    ReasonTexts texts = ReasonTexts.in(locale);
    String conditions =
        rule.conditions().stream()
            .map(condition -> condition.said(locale))
            .collect(Collectors.joining(", "));
    List<String> given = new ArrayList<>(rule.earns().apply(locale));
    for (Proposal proposal : rule.proposals()) {
      if (proposal instanceof OfReferral.VoucherTo voucher) {
        given.add(
            texts.voucherTo(voucher.voucher(), voucher.side().equals(ReferralNumbers.FRIEND)));
      }
      if (proposal instanceof OfReferral.Hold hold) {
        given.add(texts.afterDays(hold.days()));
      }
    }
    return conditions + ": " + String.join(", ", given);
  }

  /** What has an award's text. */
  private static boolean earns(Proposal proposal) {
    return proposal instanceof Proposal.Fixed
        || proposal instanceof OfReferral.GiveTo
        || proposal instanceof OfReferral.ShareTo;
  }

  /** What the rules that fired say of the referral. */
  public static ReferralTerms terms(List<Proposal> proposals, IntFunction<String> texts) {
    boolean promises = false;
    int days = 0;
    List<String> reviews = new ArrayList<>();
    List<String> rejections = new ArrayList<>();
    List<ReferralTerms.Limit> limits = new ArrayList<>();
    for (Proposal proposal : proposals) {
      if (proposal instanceof OfReferral term) {
        switch (term) {
          case OfReferral.ToSide _ -> promises = true;
          case OfReferral.Hold hold -> days = Math.max(days, hold.days());
          case OfReferral.Review review -> reviews.add(texts.apply(review.text()));
          case OfReferral.Reject reject -> rejections.add(texts.apply(reject.text()));
          case OfReferral.Limit limit ->
              limits.add(new ReferralTerms.Limit(limit.window(), limit.friends()));
        }
      }
    }
    return new ReferralTerms(promises, days, reviews, rejections, limits);
  }
}
