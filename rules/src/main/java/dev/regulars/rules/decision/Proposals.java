package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Decision.Message.Audience;
import dev.regulars.rules.decision.Proposal.Step;
import dev.regulars.rules.decision.Proposal.Tax;
import dev.regulars.rules.decision.Proposal.What;
import dev.regulars.rules.facts.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where rules that fire leave what they want: each {@code then} sentence is one call of one of
 * these methods, with literals only. One of these serves one decision at a time.
 *
 * <p>Exact numbers come as decimal text, because a compiled rule knows no other exact literal.
 */
public final class Proposals {

  private static final String ALL = "all";
  private static final String VALID = "valid";
  private static final Map<String, Scope.Kind> KINDS =
      Map.of(
          "basket", Scope.Kind.BASKET,
          "category", Scope.Kind.CATEGORY,
          "brand", Scope.Kind.BRAND,
          "product", Scope.Kind.PRODUCT);
  private static final Map<String, Step> STEPS =
      Map.of("every", Step.PROPORTIONAL, "every full", Step.FULL_AMOUNTS);
  private static final Map<String, Tax> TAXES =
      Map.of("with tax", Tax.INCLUDED, "without tax", Tax.EXCLUDED);

  private static final Map<String, Boolean> OTHERS = Map.of("with", false, "without", true);
  private static final Map<String, What> COUNTED =
      Map.of("times", What.TIMES, "days", What.DAYS, "units", What.UNITS, "spend", What.SPEND);

  private static final Map<String, Window> WINDOWS =
      Stream.of(Window.DAY, Window.WEEK, Window.MONTH, Window.YEAR, Window.EVER)
          .collect(Collectors.toUnmodifiableMap(Window::code, window -> window));

  /** Numbers by their text: the same few come again with every decision. */
  private final Map<String, BigDecimal> numbers = new HashMap<>();

  private List<Proposal> proposals = new ArrayList<>();
  private int rule;

  /** Everything proposed since the last time, in the order it came. */
  public List<Proposal> take() {
    List<Proposal> taken = proposals;
    proposals = new ArrayList<>();
    return taken;
  }

  /** Says which rule the following calls belong to, by its index in the rulebook. */
  public void by(int rule) {
    this.rule = rule;
  }

  /** Lines of the scope earn nothing. */
  public void exclude(String kind, String... codes) {
    proposals.add(new Proposal.Exclude(rule, scope(kind, codes)));
  }

  /** Points for spend within a scope. */
  public void perAmount(
      String points, long amountMinor, String step, String tax, String kind, String... codes) {
    proposals.add(
        new Proposal.PerAmount(
            rule,
            scope(kind, codes),
            exact(points),
            amountMinor,
            known(STEPS, step),
            known(TAXES, tax),
            Band.ALL));
  }

  /** Points for the part of the total between two amounts. */
  public void perAmountBetween(
      String points, long amountMinor, String step, String tax, long fromMinor, long toMinor) {
    proposals.add(
        new Proposal.PerAmount(
            rule,
            Scope.BASKET,
            exact(points),
            amountMinor,
            known(STEPS, step),
            known(TAXES, tax),
            new Band(fromMinor, toMinor)));
  }

  /** Points for the part of the total above an amount. */
  public void perAmountAbove(
      String points, long amountMinor, String step, String tax, long fromMinor) {
    perAmountBetween(points, amountMinor, step, tax, fromMinor, Band.ALL.toMinor());
  }

  /** Points for what is paid in some way, or in any other way ({@code with} or {@code without}). */
  public void perAmountPaid(
      String points, long amountMinor, String step, String how, String... methods) {
    proposals.add(
        new Proposal.PerAmountPaid(
            rule,
            List.of(methods),
            known(OTHERS, how),
            exact(points),
            amountMinor,
            known(STEPS, step)));
  }

  /** Points worth a part of the spend within a scope. */
  public void percent(String percent, String tax, String kind, String... codes) {
    proposals.add(
        new Proposal.PercentOfSpend(rule, scope(kind, codes), exact(percent), known(TAXES, tax)));
  }

  /** Points for every full unit within a scope. */
  public void perUnit(String points, String kind, String... codes) {
    proposals.add(new Proposal.PerUnit(rule, scope(kind, codes), exact(points)));
  }

  /** A bonus. */
  public void give(long points) {
    proposals.add(new Proposal.Fixed(rule, points));
  }

  /** A bonus that can be spent for so many days. */
  public void giveExpiringAfter(long points, long days) {
    proposals.add(new Proposal.Fixed(rule, points, Life.expiringAfter(Math.toIntExact(days))));
  }

  /** A bonus that can be spent until a day, which is counted from 1970. */
  public void giveExpiringOn(long points, long epochDay) {
    proposals.add(
        new Proposal.Fixed(rule, points, Life.expiringOn(LocalDate.ofEpochDay(epochDay))));
  }

  /** A bonus that can be spent in so many days. */
  public void giveAvailableAfter(long points, long days) {
    proposals.add(new Proposal.Fixed(rule, points, Life.availableAfter(Math.toIntExact(days))));
  }

  /** A bonus that can be spent when the order is fulfilled. */
  public void giveWhenFulfilled(long points) {
    proposals.add(new Proposal.Fixed(rule, points, Life.afterFulfilment()));
  }

  /** What the rule gives can be spent for so many days. */
  public void expireAfter(long days) {
    proposals.add(new Proposal.Lasts(rule, Life.expiringAfter(Math.toIntExact(days))));
  }

  /** What the rule gives can be spent until a day, which is counted from 1970. */
  public void expireOn(long epochDay) {
    proposals.add(new Proposal.Lasts(rule, Life.expiringOn(LocalDate.ofEpochDay(epochDay))));
  }

  /** What the rule gives can be spent in so many days. */
  public void availableAfter(long days) {
    proposals.add(new Proposal.Lasts(rule, Life.availableAfter(Math.toIntExact(days))));
  }

  /** What the rule gives can be spent when the order is fulfilled. */
  public void availableWhenFulfilled() {
    proposals.add(new Proposal.Lasts(rule, Life.afterFulfilment()));
  }

  /** Multiplies the points of a scope's lines. */
  public void multiply(String factor, String kind, String... codes) {
    proposals.add(new Proposal.Multiply(rule, scope(kind, codes), exact(factor)));
  }

  /** Caps one purchase; {@code whose} is {@code all} or {@code rule}. */
  public void limitPerPurchase(String whose, long points) {
    proposals.add(new Proposal.LimitPerPurchase(rule, ALL.equals(whose), points));
  }

  /** Caps one member within a window; {@code whose} is {@code all} or {@code rule}. */
  public void limitPerMember(String whose, String window, long points) {
    proposals.add(
        new Proposal.LimitPerMember(rule, ALL.equals(whose), known(WINDOWS, window), points));
  }

  /** Caps what the rule gives to everybody, ever. */
  public void budget(long points) {
    proposals.add(new Proposal.Budget(rule, points));
  }

  /** Issues a voucher. */
  public void issueVoucher(String voucher, long validDays) {
    proposals.add(new Proposal.IssueVoucher(rule, voucher, Math.toIntExact(validDays)));
  }

  /** Tags the member. */
  public void tag(String tag) {
    proposals.add(new Proposal.PutTag(rule, tag));
  }

  /** Takes a tag off the member. */
  public void untag(String tag) {
    proposals.add(new Proposal.TakeTag(rule, tag));
  }

  /** Caps how often one member is given something within a window. */
  public void limitTimes(String window, long times) {
    proposals.add(new Proposal.LimitTimes(rule, known(WINDOWS, window), times));
  }

  /** Adds a number to a counter. */
  public void count(String counter, long times) {
    add(counter, What.TIMES, times, Scope.BASKET);
  }

  /** Adds a number to a counter, also for a purchase of nothing but charges or free lines. */
  public void countReceipts(String counter, long times) {
    add(counter, What.RECEIPTS, times, Scope.BASKET);
  }

  /** Adds the day to a counter. */
  public void countDay(String counter) {
    add(counter, What.DAYS, 1, Scope.BASKET);
  }

  /**
   * Adds units or money of a scope to a counter; {@code what} is {@code units} or {@code spend}.
   */
  public void countOf(String counter, String what, String kind, String... codes) {
    add(counter, known(COUNTED, what), 1, scope(kind, codes));
  }

  private void add(String counter, What what, long times, Scope scope) {
    proposals.add(new Proposal.Counting.Add(rule, counter, what, scope, times));
  }

  /** A challenge; {@code span} is {@code valid} for the days on which the rule is in force. */
  public void challenge(
      String name, long goal, String what, String span, String kind, String... codes) {
    proposals.add(
        new Proposal.Counting.Challenge(
            rule,
            name,
            known(COUNTED, what),
            scope(kind, codes),
            VALID.equals(span) ? null : known(WINDOWS, span).code(),
            goal));
  }

  /** Tells the customer the text with this index. */
  public void tellCustomer(int text) {
    proposals.add(new Proposal.Tell(rule, Audience.CUSTOMER, text));
  }

  /** Tells the cashier the text with this index. */
  public void tellCashier(int text) {
    proposals.add(new Proposal.Tell(rule, Audience.CASHIER, text));
  }

  /** A bonus for one side of a referral. */
  public void giveTo(String side, long points) {
    proposals.add(new Proposal.OfReferral.GiveTo(rule, side, points));
  }

  /** Points worth a part of the friend's purchase, for one side. */
  public void giveShareTo(String side, String percent) {
    proposals.add(new Proposal.OfReferral.ShareTo(rule, side, exact(percent)));
  }

  /** A voucher for one side of a referral. */
  public void voucherTo(String side, String voucher, long validDays) {
    proposals.add(
        new Proposal.OfReferral.VoucherTo(rule, side, voucher, Math.toIntExact(validDays)));
  }

  /** For more friends than this the referrer gets nothing. */
  public void limitReferrals(String window, long friends) {
    proposals.add(new Proposal.OfReferral.Limit(rule, known(WINDOWS, window), friends));
  }

  /** What is given is given later. */
  public void holdReferral(long days) {
    proposals.add(new Proposal.OfReferral.Hold(rule, Math.toIntExact(days)));
  }

  /** Somebody has to look at it, for the reason with this index. */
  public void reviewReferral(int text) {
    proposals.add(new Proposal.OfReferral.Review(rule, text));
  }

  /** Nothing is given, for the reason with this index. */
  public void rejectReferral(int text) {
    proposals.add(new Proposal.OfReferral.Reject(rule, text));
  }

  /** A part of a scope's price off. */
  public void percentOff(String percent, String kind, String... codes) {
    proposals.add(new Proposal.OfDiscount.PercentOff(rule, scope(kind, codes), exact(percent)));
  }

  /** An amount off a scope's price. */
  public void amountOff(long amountMinor, String kind, String... codes) {
    proposals.add(new Proposal.OfDiscount.AmountOff(rule, scope(kind, codes), amountMinor));
  }

  /** An amount off every unit of a scope. */
  public void unitOff(long amountMinor, String kind, String... codes) {
    proposals.add(new Proposal.OfDiscount.UnitOff(rule, scope(kind, codes), amountMinor));
  }

  /** Of every so many items of a scope some are free. */
  public void freeItems(long every, long free, String kind, String... codes) {
    proposals.add(
        new Proposal.OfDiscount.FreeItems(
            rule, scope(kind, codes), Math.toIntExact(every), Math.toIntExact(free)));
  }

  /** With so many items of a scope more are free. */
  public void freeWith(long bought, long free, String kind, String... codes) {
    freeItems(Math.addExact(bought, free), free, kind, codes);
  }

  /** The most that is taken off one purchase. */
  public void mostOffPerPurchase(long amountMinor) {
    proposals.add(new Proposal.OfDiscount.MostPerPurchase(rule, amountMinor));
  }

  /** The most that is taken off for one member. */
  public void mostOffPerMember(String window, long amountMinor) {
    proposals.add(new Proposal.OfDiscount.MostPerMember(rule, known(WINDOWS, window), amountMinor));
  }

  /** How often something is taken off for one member. */
  public void mostTimes(String window, long times) {
    proposals.add(new Proposal.OfDiscount.MostTimes(rule, known(WINDOWS, window), times));
  }

  /** The most that is taken off for everybody. */
  public void mostOffInAll(long amountMinor) {
    proposals.add(new Proposal.OfDiscount.MostInAll(rule, amountMinor));
  }

  /** The member's standing is enough for a tier. */
  public void qualify(String tier) {
    proposals.add(new Proposal.QualifyForTier(rule, tier));
  }

  private BigDecimal exact(String number) {
    return numbers.computeIfAbsent(number, BigDecimal::new);
  }

  private static Scope scope(String kind, String... codes) {
    Scope.Kind known = known(KINDS, kind);
    return known == Scope.Kind.BASKET ? Scope.BASKET : new Scope(known, List.of(codes));
  }

  private static <T> T known(Map<String, T> words, String word) {
    T value = words.get(word);
    if (value == null) {
      throw new IllegalArgumentException("no proposal knows the word \"" + word + "\"");
    }
    return value;
  }
}
