package dev.regulars.rules.warning;

import dev.regulars.rules.language.Translation;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is said about what is odd, in German. */
record GermanWarnings() implements WarningTexts {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

  @Override
  public String quoted(List<String> sentences) {
    return sentences.stream().map(Translation::quotedInGerman).collect(Collectors.joining(", "));
  }

  @Override
  public String anEventThatIsNoPurchase() {
    return "ein Ereignis, das kein Einkauf ist,";
  }

  @Override
  public String neverFires() {
    return "Diese Regel kann nie greifen.";
  }

  @Override
  public String contradiction(List<String> told) {
    return told.size() == 1
        ? told.getFirst() + " ist in einer solchen Regel nie erfüllt."
        : String.join(" und ", told) + " sind nie zusammen erfüllt.";
  }

  @Override
  public String ended(LocalDate on) {
    return "Diese Regel endete am " + DAY.format(on) + ".";
  }

  @Override
  public String endedReason() {
    return "Sie bewirkt nichts mehr. Geben Sie ihr einen anderen letzten Tag, oder löschen Sie"
        + " sie.";
  }

  @Override
  public String budgetWithoutEnd() {
    return "Diese Regel hat ein Budget, aber keinen letzten Tag.";
  }

  @Override
  public String budgetReason(long points) {
    return "Sind ihre "
        + NumberFormat.getIntegerInstance(Locale.GERMANY).format(points)
        + " Punkte verbraucht, gibt sie nichts mehr, an einem Tag, den niemand kennt. Ein letzter"
        + " Tag sagt, bis wann sie laufen soll.";
  }

  @Override
  public String giftToAll() {
    return "Diese Regel schenkt allen etwas, jedes Mal.";
  }

  @Override
  public String giftToAllReason(String sentence) {
    return Translation.quotedInGerman(sentence)
        + " hat weder Bedingung noch Grenze noch Budget. Sagen Sie, für wen oder wann, oder wie"
        + " viel höchstens.";
  }

  @Override
  public String jump(String before, String now) {
    return "Eine Zahl ändert sich von " + before + " auf " + now + ".";
  }

  @Override
  public String jumpReason(String sentence, int factor) {
    return "In "
        + Translation.quotedInGerman(sentence)
        + " ist sie mehr als "
        + factor
        + "-mal so groß oder so klein wie in dem, was gilt. Vielleicht ist es ein Versehen.";
  }

  @Override
  public String night(LocalTime until) {
    return "Was nach Mitternacht und vor " + until + " gekauft wird, gehört zum Tag davor.";
  }

  @Override
  public String nightReason(List<String> sentences) {
    return "Die Zeitspanne begann an diesem Tag. "
        + quoted(sentences)
        + (sentences.size() == 1 ? " wird" : " werden")
        + " an dem Tag gefragt, an dem die Nacht begann.";
  }

  @Override
  public String alwaysTogether(String with) {
    return "Diese Regel greift immer zusammen mit „" + with + "“.";
  }

  @Override
  public String alwaysTogetherReason() {
    return "Beide verlangen dasselbe, und keine ist in einer ausschließenden Gruppe: Beide zählen."
        + " Soll nur eine von ihnen zählen, nehmen Sie beide in dieselbe Gruppe auf.";
  }

  @Override
  public String neverStands(String group, String by) {
    return "Diese Regel bleibt nie bestehen: In der Gruppe „"
        + group
        + "“ gewinnt immer „"
        + by
        + "“.";
  }

  @Override
  public String lessPriority(String by, int greater, int less) {
    return meets(by) + "hat die höhere Priorität (" + greater + " gegen " + less + ").";
  }

  @Override
  public String givesLess(String by) {
    return meets(by) + "gibt mindestens so viel und steht weiter oben.";
  }

  private static String meets(String by) {
    return "Was diese Regel erfüllt, erfüllt auch „" + by + "“; diese ";
  }

  @Override
  public String notSeen(String kind, String code) {
    return kind + " „" + code + "“ ist bisher nicht vorgekommen.";
  }

  @Override
  public String notSeenReason() {
    return "Weder ein Einkauf noch ein Mitglied hatte es. Vielleicht ist es ein Tippfehler; ist es"
        + " neu, ist alles gut.";
  }

  @Override
  public String looksLike(String kind, String code, String other) {
    return kind + " „" + code + "“ sieht aus wie „" + other + "“, ist aber etwas anderes.";
  }

  @Override
  public String looksLikeReason(boolean seen) {
    return (seen ? "Einkäufe hatten das andere. " : "Dieses Regelwerk nennt beide. ")
        + "Ein Buchstabe oder eine Ziffer ist anders: groß oder klein, breit, aus einer anderen"
        + " Schrift, oder ein Strich ist mehr. Ist dasselbe gemeint, schreiben Sie beide gleich.";
  }

  @Override
  public String twinName(String other) {
    return "Der Name dieser Regel sieht aus wie der von „" + other + "“.";
  }

  @Override
  public String twinNameReason() {
    return "Regeln werden unter ihrem Namen gezählt, erklärt und Kunden genannt, und niemand kann"
        + " diese beiden unterscheiden. Benennen Sie eine um.";
  }
}
