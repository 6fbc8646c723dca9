package dev.regulars.rulebook;

import dev.regulars.rules.language.Translation;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Tells of budgets. */
enum BudgetTexts {
  ENGLISH(Locale.ENGLISH) {
    @Override
    String left(BudgetLeft budget) {
      return budget.used() == 0
          ? "all %s of its budget are left".formatted(what(budget, budget.most(), "points"))
          : "%s of the %s of its budget are left; %s were %s"
              .formatted(
                  number(budget, budget.left()),
                  what(budget, budget.most(), "points"),
                  number(budget, budget.used()),
                  budget.currency() == null ? "given" : "taken off");
    }

    @Override
    String usedUp(BudgetLeft budget) {
      return ("The budget of \"%s\" is used up: %s of %s were %s. The rule %s nothing until its"
              + " budget is raised.")
          .formatted(
              budget.rule(),
              number(budget, budget.used()),
              what(budget, budget.most(), "points"),
              budget.currency() == null ? "given" : "taken off",
              budget.currency() == null ? "gives" : "takes off");
    }

    @Override
    String limitsGoOn() {
      return "Its limits for each member go on from what that member was given before this change.";
    }
  },
  GERMAN(Locale.GERMAN) {
    @Override
    String left(BudgetLeft budget) {
      return budget.used() == 0
          ? "alle %s ihres Budgets sind noch da".formatted(what(budget, budget.most(), "Punkte"))
          : "von den %2$s ihres Budgets sind %1$s übrig; %3$s wurden %4$s"
              .formatted(
                  number(budget, budget.left()),
                  what(budget, budget.most(), "Punkten"),
                  number(budget, budget.used()),
                  budget.currency() == null ? "gegeben" : "abgezogen");
    }

    @Override
    String usedUp(BudgetLeft budget) {
      return ("Das Budget von „%s“ ist aufgebraucht: %s von %s wurden %s. Die Regel %s, bis ihr"
              + " Budget erhöht wird.")
          .formatted(
              budget.rule(),
              number(budget, budget.used()),
              what(budget, budget.most(), "Punkten"),
              budget.currency() == null ? "gegeben" : "abgezogen",
              budget.currency() == null ? "gibt nichts" : "zieht nichts ab");
    }

    @Override
    String limitsGoOn() {
      return "Ihre Grenzen je Mitglied zählen von dem weiter, was das Mitglied vor dieser Änderung"
          + " bekommen hat.";
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

  /** That limits for members count on. */
  abstract String limitsGoOn();

  /** {@code 1,200}, or {@code 12.00} of money. */
  String number(BudgetLeft budget, long number) {
    if (budget.currency() == null) {
      return NumberFormat.getIntegerInstance(locale).format(number);
    }
    int digits = Currency.getInstance(budget.currency()).getDefaultFractionDigits();
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(BigDecimal.valueOf(number, digits));
  }

  /** The same with what it is. */
  String what(BudgetLeft budget, long number, String points) {
    return number(budget, number) + " " + (budget.currency() == null ? points : budget.currency());
  }
}
