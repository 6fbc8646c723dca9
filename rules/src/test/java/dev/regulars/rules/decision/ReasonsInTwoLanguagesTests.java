package dev.regulars.rules.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.decision.Decision.Award;
import dev.regulars.rules.decision.Explanation.SentenceExplanation;
import dev.regulars.rules.facts.Window;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reason, as it is told in English and in German. */
class ReasonsInTwoLanguagesTests {

  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

  private final ReasonTexts english = ReasonTexts.in(Locale.ENGLISH);
  private final ReasonTexts german = ReasonTexts.in(Locale.GERMANY);

  private record Said(Reason reason, String english, String german) {}

  private static List<Said> everythingThatIsSaid() {
    return Stream.of(ofDecisions(), ofLimits(), ofRulesThatDidNotFire(), thatSayItAll())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Said> ofDecisions() {
    return List.of(
        new Said(
            new Reason.Gives(List.of("1 point per 1.00 EUR", "5 points")),
            "1 point per 1.00 EUR, 5 points",
            "1 point per 1.00 EUR, 5 points"),
        new Said(
            new Reason.TakesOff(List.of("5.00 EUR off the basket"), 1250, "EUR"),
            "takes 12.50 EUR off: 5.00 EUR off the basket",
            "zieht 12,50 EUR ab: 5.00 EUR off the basket"),
        new Said(
            new Reason.LostTo("Triple Tuesday"),
            "lost to \"Triple Tuesday\"",
            "der Regel „Triple Tuesday“ unterlegen"),
        new Said(
            new Reason.MultiplierLostTo("Triple"),
            "its multiplier lost to \"Triple\"",
            "mit ihrem Multiplikator der Regel „Triple“ unterlegen"),
        new Said(
            new Reason.LoweredBy("Half on sale"),
            "lowered by \"Half on sale\"",
            "gemindert durch die Regel „Half on sale“"),
        new Said(
            new Reason.Several(List.of(new Reason.LoweredBy("Half"), new Reason.BudgetUsedUp(1))),
            "lowered by \"Half\"; budget of 1 used up",
            "gemindert durch die Regel „Half“; Budget von 1 Punkt aufgebraucht"));
  }

  private static List<Said> ofLimits() {
    return List.of(
        new Said(
            new Reason.LimitReached(null, false, 500),
            "limit of 500 per purchase reached",
            "Grenze von 500 Punkten je Einkauf erreicht"),
        new Said(
            new Reason.LimitReached(null, true, 1),
            "limit of 1 per purchase for all rules reached",
            "Grenze von 1 Punkt je Einkauf für alle Regeln zusammen erreicht"),
        new Said(
            new Reason.LimitReached(Window.DAY, false, 500),
            "daily limit of 500 reached",
            "Tagesgrenze von 500 Punkten erreicht"),
        new Said(
            new Reason.LimitReached(Window.WEEK, true, 1500),
            "weekly limit of 1500 for all rules reached",
            "Wochengrenze von 1.500 Punkten für alle Regeln zusammen erreicht"),
        new Said(
            new Reason.LimitReached(Window.MONTH, false, 5),
            "monthly limit of 5 reached",
            "Monatsgrenze von 5 Punkten erreicht"),
        new Said(
            new Reason.LimitReached(Window.YEAR, false, 5),
            "yearly limit of 5 reached",
            "Jahresgrenze von 5 Punkten erreicht"),
        new Said(
            new Reason.LimitReached(Window.EVER, false, 5),
            "lifetime limit of 5 reached",
            "Grenze von 5 Punkten je Mitglied insgesamt erreicht"),
        new Said(
            new Reason.LimitReached(Window.lastDays(30), false, 5),
            "30-day limit of 5 reached",
            "Grenze von 5 Punkten in 30 Tagen erreicht"),
        new Said(
            new Reason.TimesReached(Window.DAY, 2),
            "daily limit of 2 times reached",
            "Tagesgrenze von 2-mal erreicht"),
        new Said(
            new Reason.TimesReached(Window.EVER, 1),
            "lifetime limit of 1 time reached",
            "Grenze von 1-mal je Mitglied insgesamt erreicht"),
        new Said(
            new Reason.ChallengeProgress("Early bird", 3, 5, false),
            "challenge \"Early bird\": 3 of 5",
            "Challenge „Early bird“: 3 von 5"),
        new Said(
            new Reason.ChallengeProgress("Spring", 2_550, 10_000, true),
            "challenge \"Spring\": 25% of the amount",
            "Challenge „Spring“: 25 % des Betrags"),
        new Said(
            new Reason.BudgetUsedUp(25_000),
            "budget of 25000 used up",
            "Budget von 25.000 Punkten aufgebraucht"),
        new Said(
            new Reason.BalanceFull(5_000),
            "nobody may have more than 5000 points",
            "niemand darf mehr als 5.000 Punkte haben"));
  }

  private static List<Said> ofRulesThatDidNotFire() {
    String gold = "The member is in tier \"gold\"";
    return List.of(
        new Said(new Reason.StartsOn(DAY), "starts on 2026-12-01", "beginnt am 01.12.2026"),
        new Said(new Reason.EndedOn(DAY), "ended on 2026-12-01", "endete am 01.12.2026"),
        new Said(
            new Reason.AboutPurchases("review"),
            "about purchases, and this was the event review",
            "für Einkäufe, und dies war das Ereignis „review“"),
        new Said(
            new Reason.NotMet(
                new SentenceExplanation("tier", gold, gold, false, "silver", "gold"), 0),
            "not met: The member is in tier \"gold\" (found silver)",
            "nicht erfüllt: The member is in tier \"gold\" (vorgefunden: silver)"),
        new Said(
            new Reason.NotMet(new SentenceExplanation("tier", gold, gold, false, null, "gold"), 1),
            "not met: The member is in tier \"gold\" (found nothing), and 1 more not met",
            "nicht erfüllt: The member is in tier \"gold\" (vorgefunden: nichts), und 1 weitere"
                + " nicht erfüllt"),
        new Said(
            new Reason.NotMet(
                new SentenceExplanation("a", "A sentence", "A sentence", false, "x", "y"), 2),
            "not met: A sentence (found x), and 2 more not met",
            "nicht erfüllt: A sentence (vorgefunden: x), und 2 weitere nicht erfüllt"),
        new Said(
            new Reason.NotMetUntold(gold, 0),
            "not met: The member is in tier \"gold\"",
            "nicht erfüllt: The member is in tier \"gold\""),
        new Said(
            new Reason.NotMetUntold("A sentence", 2),
            "not met: A sentence, and 2 more not met",
            "nicht erfüllt: A sentence, und 2 weitere nicht erfüllt"));
  }

  private static List<Said> thatSayItAll() {
    return List.of(
        new Said(Reason.Plain.LESS_THAN_ONE_POINT, "less than one point", "weniger als ein Punkt"),
        new Said(
            Reason.Plain.LOWERS_OTHERS,
            "lowers the points of other rules",
            "mindert die Punkte anderer Regeln"),
        new Said(
            Reason.Plain.NOTHING_TO_GIVE_POINTS_ON,
            "nothing in the basket to give points on",
            "nichts im Einkauf, worauf sie Punkte gibt"),
        new Said(
            Reason.Plain.MULTIPLIES_BY_ONE,
            "multiplies by 1, which adds no points",
            "multipliziert mit 1, das bringt keine Punkte dazu"),
        new Said(
            new Reason.KeepsFromEarning(List.of(2)),
            "keeps some products from earning",
            "nimmt manche Produkte vom Sammeln aus"),
        new Said(
            new Reason.KeepsFromEarning(List.of()),
            "keeps nothing in this purchase from earning",
            "nimmt in diesem Einkauf nichts vom Sammeln aus"),
        new Said(
            Reason.Plain.LIMITS_WHAT_IS_GIVEN,
            "limits what is given",
            "begrenzt, was gegeben wird"),
        new Said(Reason.Plain.GIVES_NO_POINTS, "gives no points", "gibt keine Punkte"),
        new Said(
            Reason.Plain.EVERYTHING_EXCLUDED,
            "no points on anything in the basket",
            "auf nichts in diesem Einkauf gibt es Punkte"),
        new Said(Reason.Plain.PAUSED, "paused", "pausiert"),
        new Said(Reason.Plain.NOT_IN_FORCE, "not in force", "nicht in Kraft"),
        new Said(
            Reason.Plain.ABOUT_TIERS,
            "about tiers: it looks at the qualification period and gives no points",
            "für Stufen: Sie betrachtet den Qualifikationszeitraum und gibt keine Punkte"),
        new Said(
            Reason.Plain.ABOUT_EVENTS,
            "about events, and this was a purchase",
            "für Ereignisse, und dies war ein Einkauf"),
        new Said(
            Reason.Plain.NOTHING_LEFT,
            "nothing is left of the purchase",
            "vom Einkauf ist nichts übrig"),
        new Said(Reason.Plain.NOT_MET, "not met", "nicht erfüllt"),
        new Said(
            Reason.Plain.COUNTS, "counts, and gives no points", "zählt, und gibt keine Punkte"),
        new Said(
            Reason.Plain.NOTHING_ASKED_OFF,
            "takes money off, and the till asked for no discounts",
            "zieht Geld ab, und die Kasse hat nach keinen Rabatten gefragt"),
        new Said(
            Reason.Plain.OFF_LIMIT_REACHED,
            "as much as may be was taken off before",
            "so viel, wie sein darf, wurde schon abgezogen"),
        new Said(
            Reason.Plain.OTHER_MONEY_OFF_STANDS,
            "another discount stands, or there is nothing to take off",
            "ein anderer Rabatt gilt, oder es gibt nichts abzuziehen"),
        new Said(
            Reason.Plain.ROUNDING,
            "the sum is rounded once, and the rules' own points do not add up to it",
            "die Summe wird einmal gerundet, und was die Regeln einzeln geben, ergibt sie nicht"
                + " genau"));
  }

  @ParameterizedTest
  @MethodSource("everythingThatIsSaid")
  void isSaidInBothLanguages(Said said) {
    assertThat(english.of(said.reason)).isEqualTo(said.english);
    assertThat(german.of(said.reason)).isEqualTo(said.german);
    assertThat(ReasonTexts.in(Locale.FRENCH).of(said.reason)).isEqualTo(said.english);
  }

  @Test
  void noReasonIsLeftOut() {
    assertThat(everythingThatIsSaid())
        .extracting(said -> (Object) said.reason().getClass())
        .contains((Object[]) Reason.class.getPermittedSubclasses());
    assertThat(everythingThatIsSaid())
        .extracting(Said::reason)
        .contains(Arrays.stream(Reason.Plain.values()).toArray(Reason[]::new));
  }

  @Test
  void pointsAreToldToTheCustomerWithTheirRules() {
    List<Award> awards = List.of(award("Base", 1200), award("Coffee", 30), award("Bonus", 4));

    assertThat(english.earned(1234, awards))
        .isEqualTo(
            "You earned 1234 points: 1200 for \"Base\", 30 for \"Coffee\" and 4 for \"Bonus\".");
    assertThat(german.earned(1234, awards))
        .isEqualTo(
            "Sie haben 1.234 Punkte gesammelt: 1.200 für „Base“, 30 für „Coffee“ und 4 für"
                + " „Bonus“.");
    assertThat(english.earned(1, List.of(award("Base", 1))))
        .isEqualTo("You earned 1 point: 1 for \"Base\".");
    assertThat(german.earned(1, List.of(award("Base", 1))))
        .isEqualTo("Sie haben 1 Punkt gesammelt: 1 für „Base“.");
  }

  private static Award award(String rule, long points) {
    return new Award(rule, points, List.of(), "");
  }
}
