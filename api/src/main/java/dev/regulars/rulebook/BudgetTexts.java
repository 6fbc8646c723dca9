package dev.regulars.rulebook;

import dev.regulars.rules.language.Translation;
import java.text.NumberFormat;
import java.util.Locale;

/** Tells of budgets. */
enum BudgetTexts {
  ENGLISH(Locale.ENGLISH) {
    @Override
    String left(BudgetLeft budget) {
      return budget.used() == 0
          ? "all %s points of its budget are left".formatted(number(budget.points()))
          : "%s of the %s points of its budget are left; %s were given"
              .formatted(number(budget.left()), number(budget.points()), number(budget.used()));
    }

    @Override
    String usedUp(BudgetLeft budget) {
      return ("The budget of \"%s\" is used up: %s of %s points were given. The rule gives nothing"
              + " until its budget is raised.")
          .formatted(budget.rule(), number(budget.used()), number(budget.points()));
    }
  },
  GERMAN(Locale.GERMAN) {
    @Override
    String left(BudgetLeft budget) {
      return budget.used() == 0
          ? "alle %s Punkte ihres Budgets sind noch da".formatted(number(budget.points()))
          : "von den %2$s Punkten ihres Budgets sind %1$s übrig; %3$s wurden gegeben"
              .formatted(number(budget.left()), number(budget.points()), number(budget.used()));
    }

    @Override
    String usedUp(BudgetLeft budget) {
      return ("Das Budget von „%s“ ist aufgebraucht: %s von %s Punkten wurden gegeben. Die Regel"
              + " gibt nichts, bis ihr Budget erhöht wird.")
          .formatted(budget.rule(), number(budget.used()), number(budget.points()));
    }
  };

  private final Locale locale;

  BudgetTexts(Locale locale) {
    this.locale = locale;
  }

  static BudgetTexts in(Locale locale) {
    return Translation.isGerman(locale) ? GERMAN : ENGLISH;
  }

  /** What is left, to be read behind what a change does. */
  abstract String left(BudgetLeft budget);

  /** That nothing is left. */
  abstract String usedUp(BudgetLeft budget);

  String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }
}
