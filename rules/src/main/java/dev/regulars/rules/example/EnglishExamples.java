package dev.regulars.rules.example;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** What is said about examples, in English. */
record EnglishExamples() implements ExampleWords {

  @Override
  public String number(long number) {
    return Long.toString(number);
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
