package dev.regulars.rules.decision;

import dev.regulars.rules.facts.Counted;
import dev.regulars.rules.facts.LimitKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was settled: the points with their reasons, and everything else the rules gave.
 *
 * @param points the sum of the awards, never negative
 * @param awards one for each rule that gave points, in rulebook order, and one for rounding where
 *     the rules' own points do not add up
 * @param outcomes one for each rule that fired, in rulebook order; says what was cut or lost, and
 *     why; and one for rounding, where there is any
 * @param vouchers vouchers to issue
 * @param tags tags to put on the member
 * @param messages what to tell the customer or the cashier
 * @param limitsUsed points to add to the member's counters
 * @param budgetsUsed points to add to what budgets have given, by the rule's identity
 * @param untags tags to take off the member
 * @param counts what to add to the member's counters, by their names
 */
public record Decision(
    long points,
    List<Award> awards,
    List<Outcome> outcomes,
    List<VoucherGrant> vouchers,
    List<TagGrant> tags,
    List<Message> messages,
    Map<LimitKey, Long> limitsUsed,
    Map<String, Long> budgetsUsed,
    List<TagGrant> untags,
    Map<String, Counted> counts) {

  /** What an anonymous purchase gets, and one that was returned as a whole. */
  public static final Decision NOTHING =
      new Decision(0, List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of());

  /** A decision that takes off no tag and adds to no counter. */
  public Decision(
      long points,
      List<Award> awards,
      List<Outcome> outcomes,
      List<VoucherGrant> vouchers,
      List<TagGrant> tags,
      List<Message> messages,
      Map<LimitKey, Long> limitsUsed,
      Map<String, Long> budgetsUsed) {
    this(
        points,
        awards,
        outcomes,
        vouchers,
        tags,
        messages,
        limitsUsed,
        budgetsUsed,
        List.of(),
        Map.of());
  }

  /**
   * What rules give besides points.
   *
   * @param texts every text of the rulebook
   */
  public static Decision gifts(List<CompiledRule> rules, List<String> texts) {
    List<VoucherGrant> vouchers = new ArrayList<>();
    List<TagGrant> tags = new ArrayList<>();
    List<Message> messages = new ArrayList<>();
    List<TagGrant> untags = new ArrayList<>();
    for (CompiledRule rule : rules) {
      String name = rule.terms().name();
      for (Proposal proposal : rule.proposals()) {
        switch (proposal) {
          case Proposal.IssueVoucher issue ->
              vouchers.add(new VoucherGrant(name, issue.voucher(), issue.validDays()));
          case Proposal.PutTag put -> tags.add(new TagGrant(name, put.tag()));
          case Proposal.TakeTag take -> untags.add(new TagGrant(name, take.tag()));
          case Proposal.Tell tell ->
              messages.add(new Message(name, tell.to(), texts.get(tell.text())));
          default -> {}
        }
      }
    }
    return vouchers.isEmpty() && tags.isEmpty() && messages.isEmpty() && untags.isEmpty()
        ? NOTHING
        : NOTHING.with(vouchers, tags, messages).taking(untags);
  }

  /** The same with these vouchers, tags and messages. */
  Decision with(List<VoucherGrant> vouchers, List<TagGrant> tags, List<Message> messages) {
    return new Decision(
        points,
        awards,
        outcomes,
        vouchers,
        tags,
        messages,
        limitsUsed,
        budgetsUsed,
        untags,
        counts);
  }

  /** Whether another gives and counts the same, whatever is told of it. */
  public boolean givesAs(Decision other) {
    return points == other.points
        && awards.equals(other.awards)
        && vouchers.equals(other.vouchers)
        && tags.equals(other.tags)
        && untags.equals(other.untags)
        && messages.equals(other.messages)
        && limitsUsed.equals(other.limitsUsed)
        && budgetsUsed.equals(other.budgetsUsed)
        && counts.equals(other.counts);
  }

  /** The same, adding to counters as another does. */
  public Decision countingAs(Decision other) {
    return new Decision(
        points,
        awards,
        outcomes,
        vouchers,
        tags,
        messages,
        limitsUsed,
        budgetsUsed,
        untags,
        other.counts);
  }

  /** The same, which takes these tags off the member. */
  Decision taking(List<TagGrant> tagsTaken) {
    return new Decision(
        points,
        awards,
        outcomes,
        vouchers,
        tags,
        messages,
        limitsUsed,
        budgetsUsed,
        tagsTaken,
        counts);
  }

  /** The same points, with another decision's vouchers, tags and messages added. */
  public Decision withGifts(Decision gifts) {
    return with(
            joined(vouchers, gifts.vouchers),
            joined(tags, gifts.tags),
            joined(messages, gifts.messages))
        .taking(joined(untags, gifts.untags));
  }

  /** Whether all points live as long as the programme says. */
  public boolean isUsual() {
    for (Award award : awards) {
      if (!award.life().isUsual()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The points by how long they live, in the order of the awards; they sum to {@link #points}. What
   * rounding takes is taken from those that live as the programme says, then from the others.
   */
  public Map<Life, Long> byLife() {
    if (isUsual()) {
      return points == 0 ? Map.of() : Map.of(Life.USUAL, points);
    }
    Map<Life, Long> sums = new LinkedHashMap<>();
    long less = 0;
    for (Award award : awards) {
      if (award.points() > 0) {
        sums.merge(award.life(), award.points(), Math::addExact);
      } else {
        less -= award.points();
      }
    }
    less -= take(sums, Life.USUAL, less);
    for (Life life : List.copyOf(sums.keySet())) {
      less -= take(sums, life, less);
    }
    return sums;
  }

  private static long take(Map<Life, Long> sums, Life life, long most) {
    long taken = Math.min(most, sums.getOrDefault(life, 0L));
    if (taken > 0 && sums.merge(life, -taken, Long::sum) == 0) {
      sums.remove(life);
    }
    return taken;
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /**
   * Points that one rule gave.
   *
   * @param rule the rule's name
   * @param points at least 1; below 0 or above for rounding
   * @param lines the points by the lines they came from; they sum to {@code points}; empty for an
   *     event
   * @param text the reason in the rule's own words, such as "1 point per 1.00 EUR"
   * @param life how long the points live
   */
  public record Award(String rule, long points, List<LinePoints> lines, String text, Life life) {

    /** Points that live as long as the programme says. */
    public Award(String rule, long points, List<LinePoints> lines, String text) {
      this(rule, points, lines, text, Life.USUAL);
    }

    /** Whether no rule gave it: the rules' own points, each rounded, do not add up to the sum. */
    public boolean isRounding() {
      return rule.equals(Alone.ROUNDING.name()) && text.equals(Alone.ROUNDING.earns().getFirst());
    }
  }

  /** Points that came from a line of the basket. */
  public record LinePoints(int line, long points) {}

  /** How a rule that fired came out, and why. */
  public record Outcome(String rule, Kind kind, long points, Reason reason) {

    /** What became of a rule's proposal. */
    public enum Kind {
      AWARDED,
      CUT,
      LOST
    }
  }

  /**
   * A voucher to issue.
   *
   * @param voucher the voucher type's code
   * @param validDays number of days it is valid, the day of issue included
   */
  public record VoucherGrant(String rule, String voucher, int validDays) {}

  /** A tag to put on the member, or to take off. */
  public record TagGrant(String rule, String tag) {}

  /** A line to show; {@code to} says to whom. */
  public record Message(String rule, Audience to, String text) {

    /** Who reads a message. */
    public enum Audience {
      CUSTOMER,
      CASHIER
    }
  }
}
