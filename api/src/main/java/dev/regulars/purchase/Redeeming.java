package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a purchase takes for points and codes. A purchase that takes nothing has none of it; one
 * that has codes only says nothing of it in its JSON.
 *
 * @param redeem what is to be redeemed with it
 * @param redemptions what was held before
 * @param discounts what the till took off for it, as a quote gave it; the lines have it taken off
 * @param foreign those of them that nobody gave: the server says it, and not the till
 * @param asks whether it is only asked; not part of the JSON, null for what was kept
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Redeeming(
    List<Wish> redeem,
    List<UUID> redemptions,
    List<Taken> discounts,
    List<Taken> foreign,
    @JsonIgnore @Nullable Asks asks) {

  /** Who only asks. */
  enum Asks {
    /** A till before it books. */
    QUOTE,
    /** Somebody who tries rules: codes stay what rules read. */
    TRIAL
  }

  /** What a rule takes off has a source that begins so. */
  static final String RULE = "rule:";

  /** Points redeemed for their value have this source. */
  static final String POINTS = "points";

  Redeeming {
    redeem = redeem == null ? List.of() : List.copyOf(redeem);
    redemptions = redemptions == null ? List.of() : List.copyOf(redemptions);
    discounts = discounts == null ? List.of() : List.copyOf(discounts);
    foreign = foreign == null ? List.of() : List.copyOf(foreign);
  }

  /** Nothing, but that somebody asks. */
  static Redeeming asked(Asks asks) {
    return new Redeeming(List.of(), List.of(), List.of(), List.of(), asks);
  }

  /** The same once it is known which discounts nobody gave. */
  Redeeming marking(List<Taken> notGiven) {
    return new Redeeming(redeem, redemptions, discounts, notGiven, asks);
  }

  /** What was taken off and given, too. */
  List<Taken> given() {
    List<Taken> given = new ArrayList<>(discounts);
    foreign.forEach(given::remove);
    return given;
  }

  /** Whether it says nothing itself: there are codes at most. */
  boolean isNothing() {
    return redeem.isEmpty() && redemptions.isEmpty() && discounts.isEmpty();
  }

  /** Whether nothing is to be kept. */
  boolean isAsked() {
    return asks != null;
  }

  /** Whether codes are used where they are vouchers'. */
  boolean usesCodes() {
    return asks != Asks.TRIAL;
  }

  /** Whether the till took off what rules take off. */
  boolean claimsRules() {
    return discounts.stream().anyMatch(Taken::isOfRule);
  }

  /**
   * Something that is wanted for points.
   *
   * @param reward its code, null for points' value in money
   * @param points how many, null for the reward's price
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Wish(@Nullable String reward, @Nullable Long points) {

    String source() {
      return sourceOf(reward);
    }
  }

  /**
   * What is taken off.
   *
   * @param source {@code points}, or {@code rule:} and its name, {@code reward:} or {@code
   *     voucher:} and its code
   */
  record Taken(String source, List<Off> lines) {

    Taken {
      lines = List.copyOf(lines);
    }

    /** Whether points pay it: it is no less that is bought. */
    boolean isPaidWithPoints() {
      return source.equals(POINTS) || source.startsWith("reward:");
    }

    boolean isOfRule() {
      return source.startsWith(RULE);
    }

    /** The rule's name. */
    String rule() {
      return source.substring(RULE.length());
    }

    long amountMinor() {
      return lines.stream().mapToLong(Off::amountMinor).sum();
    }
  }

  /** What is taken off a line, in minor units. */
  record Off(int line, long amountMinor) {}

  static String sourceOf(@Nullable String reward) {
    return reward == null ? POINTS : "reward:" + reward;
  }
}
