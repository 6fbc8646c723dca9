package dev.regulars.rules.decision;

import dev.regulars.rules.decision.Decision.Award;
import dev.regulars.rules.decision.Explanation.SentenceExplanation;
import dev.regulars.rules.facts.Window;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is said about decisions, in German. */
record GermanReasons() implements ReasonTexts {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

  @Override
  public String of(Reason reason) {
    return switch (reason) {
      case Reason.Gives(List<String> awards) -> String.join(", ", awards);
      case Reason.TakesOff takes ->
          "zieht "
              + takes.amount().toPlainString().replace('.', ',')
              + " "
              + takes.currency()
              + " ab: "
              + String.join(", ", takes.awards());
      case Reason.LostTo(String rule) -> "der Regel „" + rule + "“ unterlegen";
      case Reason.MultiplierLostTo(String rule) ->
          "mit ihrem Multiplikator der Regel „" + rule + "“ unterlegen";
      case Reason.LoweredBy(String rule) -> "gemindert durch die Regel „" + rule + "“";
      case Reason.LimitReached limit -> limit(limit);
      case Reason.TimesReached(Window window, long times) ->
          perMember(window, " von " + times + "-mal") + " erreicht";
      case Reason.ChallengeProgress(String challenge, long done, long goal, boolean money) ->
          "Challenge „"
              + challenge
              + "“: "
              + (money
                  ? Math.multiplyExact(done, 100) / goal + " % des Betrags"
                  : formatted(done) + " von " + formatted(goal));
      case Reason.BudgetUsedUp(long points) -> "Budget von " + ofPoints(points) + " aufgebraucht";
      case Reason.BalanceFull(long points) -> "niemand darf mehr als " + points(points) + " haben";
      case Reason.Several(List<Reason> reasons) ->
          reasons.stream().map(this::of).collect(Collectors.joining("; "));
      case Reason.KeepsFromEarning(List<Integer> lines) ->
          lines.isEmpty()
              ? "nimmt in diesem Einkauf nichts vom Sammeln aus"
              : "nimmt manche Produkte vom Sammeln aus";
      case Reason.StartsOn starts -> "beginnt am " + DAY.format(starts.day());
      case Reason.EndedOn ended -> "endete am " + DAY.format(ended.day());
      case Reason.AboutPurchases(String event) ->
          "für Einkäufe, und dies war das Ereignis „" + event + "“";
      case Reason.NotMet(SentenceExplanation sentence, int others) ->
          notMet(sentence) + (others == 0 ? "" : ", und " + others + " weitere nicht erfüllt");
      case Reason.NotMetUntold(String sentence, int others) ->
          "nicht erfüllt: "
              + sentence
              + (others == 0 ? "" : ", und " + others + " weitere nicht erfüllt");
      case Reason.Plain plain -> plain(plain);
    };
  }

  private static String plain(Reason.Plain reason) {
    return switch (reason) {
      case NOTHING_ASKED_OFF -> "zieht Geld ab, und die Kasse hat nach keinen Rabatten gefragt";
      case OFF_LIMIT_REACHED -> "so viel, wie sein darf, wurde schon abgezogen";
      case OTHER_MONEY_OFF_STANDS -> "ein anderer Rabatt gilt, oder es gibt nichts abzuziehen";
      case LESS_THAN_ONE_POINT -> "weniger als ein Punkt";
      case LOWERS_OTHERS -> "mindert die Punkte anderer Regeln";
      case NOTHING_TO_GIVE_POINTS_ON -> "nichts im Einkauf, worauf sie Punkte gibt";
      case MULTIPLIES_BY_ONE -> "multipliziert mit 1, das bringt keine Punkte dazu";
      case LIMITS_WHAT_IS_GIVEN -> "begrenzt, was gegeben wird";
      case GIVES_NO_POINTS -> "gibt keine Punkte";
      case EVERYTHING_EXCLUDED -> "auf nichts in diesem Einkauf gibt es Punkte";
      case PAUSED -> "pausiert";
      case NOT_IN_FORCE -> "nicht in Kraft";
      case ABOUT_TIERS ->
          "für Stufen: Sie betrachtet den Qualifikationszeitraum und gibt keine Punkte";
      case ABOUT_EVENTS -> "für Ereignisse, und dies war ein Einkauf";
      case NOTHING_LEFT -> "vom Einkauf ist nichts übrig";
      case NOT_MET -> "nicht erfüllt";
      case COUNTS -> "zählt, und gibt keine Punkte";
      case ROUNDING ->
          "die Summe wird einmal gerundet, und was die Regeln einzeln geben, ergibt sie nicht"
              + " genau";
    };
  }

  private static String limit(Reason.LimitReached limit) {
    String points = " von " + ofPoints(limit.points());
    Window window = limit.window();
    String of = window == null ? "Grenze" + points + " je Einkauf" : perMember(window, points);
    return of + (limit.allRules() ? " für alle Regeln zusammen erreicht" : " erreicht");
  }

  private static String perMember(Window window, String points) {
    return switch (window.kind()) {
      case DAY -> "Tagesgrenze" + points;
      case WEEK -> "Wochengrenze" + points;
      case MONTH -> "Monatsgrenze" + points;
      case YEAR -> "Jahresgrenze" + points;
      case EVER -> "Grenze" + points + " je Mitglied insgesamt";
      case LAST_DAYS -> "Grenze" + points + " in " + window.days() + " Tagen";
    };
  }

  private static String notMet(SentenceExplanation sentence) {
    String found = sentence.found();
    return "nicht erfüllt: "
        + sentence.text()
        + " (vorgefunden: "
        + (found == null ? "nichts" : found)
        + ")";
  }

  @Override
  public String earned(long points, List<Award> awards) {
    StringBuilder text = new StringBuilder("Sie haben ").append(points(points));
    text.append(" gesammelt: ");
    for (int i = 0; i < awards.size(); i++) {
      Award award = awards.get(i);
      if (i > 0) {
        text.append(i == awards.size() - 1 ? " und " : ", ");
      }
      text.append(number(award.points())).append(" für ");
      text.append(award.isRounding() ? "Rundung" : "„" + award.rule() + "“");
    }
    return text.append('.').toString();
  }

  @Override
  public String rounding() {
    return "Rundung";
  }

  @Override
  public String earnedNothing(boolean purchase) {
    return purchase ? "Dieser Einkauf brachte keine Punkte." : "Das brachte keine Punkte.";
  }

  @Override
  public String cut(String rule, Reason reason) {
    return "„" + rule + "“: " + of(reason) + ".";
  }

  @Override
  public String voucherTo(String voucher, boolean toFriend) {
    return "ein Gutschein „"
        + voucher
        + "“ für "
        + (toFriend ? "die geworbene Person" : "das Mitglied, das geworben hat");
  }

  @Override
  public String afterDays(long days) {
    return days == 1 ? "nach 1 Tag" : "nach " + days + " Tagen";
  }

  @Override
  public String points(long points) {
    return points == 1 ? "1 Punkt" : formatted(points) + " Punkte";
  }

  /** Behind "von". */
  private static String ofPoints(long points) {
    return points == 1 ? "1 Punkt" : formatted(points) + " Punkten";
  }

  @Override
  public String number(long number) {
    return formatted(number);
  }

  private static String formatted(long number) {
    return NumberFormat.getIntegerInstance(Locale.GERMANY).format(number);
  }
}
