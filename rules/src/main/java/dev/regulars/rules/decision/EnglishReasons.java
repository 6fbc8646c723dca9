package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Decision.Award;
import dev.regulars.rules.decision.Explanation.SentenceExplanation;
import dev.regulars.rules.facts.Window;
import java.util.List;
import java.util.stream.Collectors;

/** What is said about decisions, in English. */
record EnglishReasons() implements ReasonTexts {

  @Override
  public String of(Reason reason) {
    return switch (reason) {
      case Reason.Gives(List<String> awards) -> String.join(", ", awards);
      case Reason.TakesOff takes ->
          "takes "
              + takes.amount().toPlainString()
              + " "
              + takes.currency()
              + " off: "
              + String.join(", ", takes.awards());
      case Reason.LostTo(String rule) -> "lost to \"" + rule + "\"";
      case Reason.MultiplierLostTo(String rule) -> "its multiplier lost to \"" + rule + "\"";
      case Reason.LoweredBy(String rule) -> "lowered by \"" + rule + "\"";
      case Reason.LimitReached limit -> limit(limit);
      case Reason.TimesReached(Window window, long times) ->
          word(window) + " limit of " + times + (times == 1 ? " time" : " times") + " reached";
      case Reason.ChallengeProgress(String challenge, long done, long goal, boolean money) ->
          money
              ? "challenge \"" + challenge + "\": " + percent(done, goal) + "% of the amount"
              : "challenge \"" + challenge + "\": " + done + " of " + goal;
      case Reason.BudgetUsedUp(long points) -> "budget of " + points + " used up";
      case Reason.BalanceFull(long points) -> "nobody may have more than " + points + " points";
      case Reason.Several(List<Reason> reasons) ->
          reasons.stream().map(this::of).collect(Collectors.joining("; "));
      case Reason.KeepsFromEarning(List<Integer> lines) ->
          lines.isEmpty()
              ? "keeps nothing in this purchase from earning"
              : "keeps some products from earning";
      case Reason.StartsOn starts -> "starts on " + starts.day();
      case Reason.EndedOn ended -> "ended on " + ended.day();
      case Reason.AboutPurchases(String event) ->
          "about purchases, and this was the event " + event;
      case Reason.NotMet(SentenceExplanation sentence, int others) ->
          notMet(sentence) + (others == 0 ? "" : ", and " + others + " more not met");
      case Reason.NotMetUntold(String sentence, int others) ->
          "not met: " + sentence + (others == 0 ? "" : ", and " + others + " more not met");
      case Reason.Plain plain -> plain(plain);
    };
  }

  private static long percent(long done, long goal) {
    return Math.multiplyExact(done, 100) / goal;
  }

  private static String plain(Reason.Plain reason) {
    return switch (reason) {
      case LESS_THAN_ONE_POINT -> "less than one point";
      case LOWERS_OTHERS -> "lowers the points of other rules";
      case NOTHING_TO_GIVE_POINTS_ON -> "nothing in the basket to give points on";
      case MULTIPLIES_BY_ONE -> "multiplies by 1, which adds no points";
      case LIMITS_WHAT_IS_GIVEN -> "limits what is given";
      case GIVES_NO_POINTS -> "gives no points";
      case EVERYTHING_EXCLUDED -> "no points on anything in the basket";
      case PAUSED -> "paused";
      case NOT_IN_FORCE -> "not in force";
      case ABOUT_TIERS -> "about tiers: it looks at the qualification period and gives no points";
      case ABOUT_EVENTS -> "about events, and this was a purchase";
      case NOTHING_LEFT -> "nothing is left of the purchase";
      case NOT_MET -> "not met";
      case COUNTS -> "counts, and gives no points";
      case NOTHING_ASKED_OFF -> "takes money off, and the till asked for no discounts";
      case OFF_LIMIT_REACHED -> "as much as may be was taken off before";
      case OTHER_MONEY_OFF_STANDS -> "another discount stands, or there is nothing to take off";
      case ROUNDING -> "the sum is rounded once, and the rules' own points do not add up to it";
    };
  }

  private static String limit(Reason.LimitReached limit) {
    Window window = limit.window();
    String of =
        window == null
            ? "limit of " + limit.points() + " per purchase"
            : word(window) + " limit of " + limit.points();
    return of + (limit.allRules() ? " for all rules reached" : " reached");
  }

  private static String word(Window window) {
    return switch (window.kind()) {
      case DAY -> "daily";
      case WEEK -> "weekly";
      case MONTH -> "monthly";
      case YEAR -> "yearly";
      case EVER -> "lifetime";
      case LAST_DAYS -> window.days() + "-day";
    };
  }

  private static String notMet(SentenceExplanation sentence) {
    String found = sentence.found();
    return "not met: " + sentence.text() + " (found " + (found == null ? "nothing" : found) + ")";
  }

  @Override
  public String earned(long points, List<Award> awards) {
    StringBuilder text = new StringBuilder("You earned ").append(points(points)).append(": ");
    for (int i = 0; i < awards.size(); i++) {
      Award award = awards.get(i);
      if (i > 0) {
        text.append(i == awards.size() - 1 ? " and " : ", ");
      }
      text.append(award.points()).append(" for ");
      text.append(award.isRounding() ? "rounding" : '"' + award.rule() + '"');
    }
    return text.append('.').toString();
  }

  @Override
  public String rounding() {
    return "Rounding";
  }

  @Override
  public String earnedNothing(boolean purchase) {
    return purchase ? "This purchase earned no points." : "This earned no points.";
  }

  @Override
  public String cut(String rule, Reason reason) {
    return "\"" + rule + "\": " + of(reason) + ".";
  }

  @Override
  public String voucherTo(String voucher, boolean toFriend) {
    return "a voucher \"" + voucher + "\" for the " + (toFriend ? "friend" : "referrer");
  }

  @Override
  public String afterDays(long days) {
    return "after " + days + (days == 1 ? " day" : " days");
  }

  @Override
  public String points(long points) {
    return points == 1 ? "1 point" : points + " points";
  }

  @Override
  public String number(long number) {
    return Long.toString(number);
  }
}
