package dev.regulars.rulebook;

import dev.regulars.rules.language.Translation;
import java.util.Locale;

/** What is said where something else went live than what a draft began with. */
enum LiveMovedTexts {
  ENGLISH {
    @Override
    String message(int basedOn, int live) {
      return "Version %d is live, but this began with version %d.".formatted(live, basedOn);
    }

    @Override
    String reason() {
      return "Publishing it would take back what was changed in between. Bring the draft up to date"
          + " first.";
    }
  },
  GERMAN {
    @Override
    String message(int basedOn, int live) {
      return "Version %d gilt, aber dies begann mit Version %d.".formatted(live, basedOn);
    }

    @Override
    String reason() {
      return "Eine Veröffentlichung nähme zurück, was dazwischen geändert wurde. Bringen Sie den"
          + " Entwurf zuerst auf den neuesten Stand.";
    }
  };

  static LiveMovedTexts in(Locale locale) {
    return Translation.isGerman(locale) ? GERMAN : ENGLISH;
  }

  abstract String message(int basedOn, int live);

  abstract String reason();
}
