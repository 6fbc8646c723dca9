package dev.regulars.purchase;

import dev.regulars.rules.language.Translation;
import java.util.Locale;

/** What is said where nobody is known who could have earned something. */
enum AnonymousTexts {
  ENGLISH {
    @Override
    String customer() {
      return "This purchase was made without a membership, so it earned no points.";
    }

    @Override
    String cashier() {
      return "No member on this purchase.";
    }
  },
  GERMAN {
    @Override
    String customer() {
      return "Dieser Einkauf wurde ohne Mitgliedschaft gemacht und brachte deshalb keine Punkte.";
    }

    @Override
    String cashier() {
      return "Kein Mitglied bei diesem Einkauf.";
    }
  };

  static AnonymousTexts in(Locale locale) {
    return Translation.isGerman(locale) ? GERMAN : ENGLISH;
  }

  abstract String customer();

  abstract String cashier();
}
