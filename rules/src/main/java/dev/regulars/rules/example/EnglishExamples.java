package dev.regulars.rules.example;

import dev.regulars.rules.facts.InARow;
import dev.regulars.rules.facts.LineKind;
import dev.regulars.rules.facts.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said about examples, in English. */
record EnglishExamples() implements ExampleWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  @Override
  public String of(Word word, String what) {
    return switch (word) {
          case MEMBER -> "Member: ";
          case EVENT -> "the event ";
          case STORE -> "store ";
          case STORE_TAGS -> "store tagged ";
          case CHANNEL -> "channel ";
          case CODES -> "codes ";
          case SETTINGS -> "in a programme with ";
          case ENROLLED -> "enrolled ";
          case BORN -> "born ";
          case TAGGED -> "tagged ";
          case HAS_PLAN -> "with plan ";
          case LAST_PURCHASE -> "last purchase ";
          case STANDING -> "in the period of the tier ";
          case IN_A_ROW -> "in a row ";
          case PAID -> "paid by ";
        }
        + what;
  }

  @Override
  public String of(NeededSettings settings) {
    return settings.inWords();
  }

  @Override
  public String number(long number) {
    return Long.toString(number);
  }

  @Override
  public String number(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  @Override
  public String money(long minor, String currency) {
    int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return BigDecimal.valueOf(minor, decimals).toPlainString() + " " + currency;
  }

  @Override
  public String day(LocalDate day) {
    return DAY.format(day);
  }

  @Override
  public String moment(String day, LocalTime time) {
    return day + ", " + CLOCK.format(time);
  }

  @Override
  public String in(Window window) {
    return switch (window.kind()) {
      case DAY -> "on this day";
      case WEEK -> "this week";
      case MONTH -> "this month";
      case YEAR -> "this year";
      case EVER -> "ever";
      case LAST_DAYS -> "in the last " + window.days() + " days";
    };
  }

  @Override
  public String between(String first, String last) {
    return first.isEmpty()
        ? "until " + last
        : "from " + first + (last.isEmpty() ? "" : " to " + last);
  }

  @Override
  public String never() {
    return "never";
  }

  @Override
  public String purchases(long purchases) {
    return purchases + (purchases == 1 ? " purchase" : " purchases");
  }

  @Override
  public String earlier(String what) {
    return "before: " + what;
  }

  @Override
  public String counted(String counter, String span, String number) {
    return "counter " + counter + " " + span + ": " + number;
  }

  @Override
  public String inARow(String unit, long count) {
    String one = unit.equals(InARow.DAYS) ? " day" : " week";
    return count + one + (count == 1 ? "" : "s");
  }

  @Override
  public String todayToo() {
    return "on this day before, too";
  }

  @Override
  public String emptyBasket() {
    return "an empty basket";
  }

  @Override
  public String purchase(String money) {
    return "a purchase of " + money;
  }

  @Override
  public String anything() {
    return PurchaseReader.ANYTHING;
  }

  @Override
  public String costs(String money) {
    return "for " + money;
  }

  @Override
  public String costsEach(String money) {
    return "at " + money + " each";
  }

  @Override
  public String tax(String money) {
    return money + " of it tax";
  }

  @Override
  public String kind(LineKind kind) {
    return kind.code().replace('-', ' ');
  }

  @Override
  public String alreadyGiven(@Nullable String rule, String howMuch, String per) {
    String who = rule == null ? "all rules together" : "the rule \"" + rule + "\"";
    return who + " gave " + howMuch + " before, " + per;
  }

  @Override
  public String ofBudget() {
    return "of its budget";
  }

  @Override
  public String times(long times) {
    return times == 1 ? "once" : times + " times";
  }

  @Override
  public String points(long points) {
    return points + (points == 1 ? " point" : " points");
  }

  @Override
  public String tier(String code) {
    return "tier " + code;
  }

  @Override
  public String noTier() {
    return tier(MemberReader.NO_TIER);
  }

  @Override
  public String of(Several several, List<String> texts) {
    String what = several.name().toLowerCase(Locale.ROOT);
    return texts.isEmpty() ? "no " + what : what + " " + String.join(" | ", texts);
  }

  @Override
  public String takesOff(String rule, BigDecimal amount) {
    return rule + " takes " + amount.toPlainString() + " off";
  }

  @Override
  public String notTried(String settings) {
    return "not tried: it is about a programme with " + settings;
  }

  @Override
  public String rightWith(String settings) {
    return " (right with " + settings + ", see settings)";
  }

  @Override
  public String tooManyPoints() {
    return "more points than can be counted";
  }

  @Override
  public String readable() {
    return "an example that can be read";
  }
}
