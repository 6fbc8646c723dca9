package dev.regulars.rules.example;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/** What is said about examples, in German. */
record GermanExamples() implements ExampleWords {

  @Override
  public String number(long number) {
    return NumberFormat.getIntegerInstance(Locale.GERMANY).format(number);
  }

  @Override
  public String points(long points) {
    return number(points) + (points == 1 ? " Punkt" : " Punkte");
  }

  @Override
  public String tier(String code) {
    return "Stufe " + code;
  }

  @Override
  public String noTier() {
    return "keine Stufe";
  }

  @Override
  public String of(Several several, List<String> texts) {
    String what =
        switch (several) {
          case MESSAGES -> "Meldungen";
          case VOUCHERS -> "Gutscheine";
          case TAGS -> "Merkmale";
        };
    return texts.isEmpty() ? "keine " + what : what + ": " + String.join(" | ", texts);
  }

  @Override
  public String takesOff(String rule, BigDecimal amount) {
    NumberFormat format = NumberFormat.getNumberInstance(Locale.GERMANY);
    format.setMinimumFractionDigits(amount.scale());
    return rule + " zieht " + format.format(amount) + " ab";
  }

  @Override
  public String notTried(String settings) {
    return "nicht geprüft: Es geht um ein Programm mit " + settings;
  }

  @Override
  public String rightWith(String settings) {
    return " (richtig mit " + settings + ", siehe settings)";
  }

  @Override
  public String tooManyPoints() {
    return "mehr Punkte, als sich zählen lassen";
  }

  @Override
  public String readable() {
    return "ein Beispiel, das sich lesen lässt";
  }
}
