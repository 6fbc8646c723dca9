package dev.regulars.rules.decision;

import dev.regulars.rules.facts.Window;
import java.util.List;
import java.util.stream.Stream;

/**
 * What rules say of a referral besides what both sides get.
 *
 * @param promises whether a rule gives one of the sides anything
 * @param holdDays days until it is given, 0 for at once; the longest where rules say several
 * @param reviews why somebody has to look at it first; empty for nobody
 * @param rejections why nothing is given; empty for none
 * @param limits how many friends the referrer gets something for
 */
public record ReferralTerms(
    boolean promises,
    int holdDays,
    List<String> reviews,
    List<String> rejections,
    List<Limit> limits) {

  /** Of rules that have nothing to do with it. */
  public static final ReferralTerms NONE =
      new ReferralTerms(false, 0, List.of(), List.of(), List.of());

  public ReferralTerms {
    reviews = List.copyOf(reviews);
    rejections = List.copyOf(rejections);
    limits = List.copyOf(limits);
  }

  /** These and those of the other side's event; what both say counts once. */
  public ReferralTerms with(ReferralTerms other) {
    return new ReferralTerms(
        promises || other.promises,
        Math.max(holdDays, other.holdDays),
        both(reviews, other.reviews),
        both(rejections, other.rejections),
        both(limits, other.limits));
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }

  /** So many friends in a calendar day, week, month or year. */
  public record Limit(Window window, long friends) {}
}
