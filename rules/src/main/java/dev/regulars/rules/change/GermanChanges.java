package dev.regulars.rules.change;

import dev.regulars.rules.language.Translation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said about differences, in German. A thing comes in the accusative, so every verb here
 * takes one; there is no "it", whose gender would depend on the thing.
 */
record GermanChanges() implements ChangeTexts {

  private static final Map<String, String> INDEFINITE =
      Map.of("den ", "einen ", "die ", "eine ", "das ", "ein ");

  @Override
  public String joined(List<String> clauses) {
    return String.join(" und ", clauses);
  }

  @Override
  public String addsRule(String name) {
    return "legt die Regel „" + name + "“ an";
  }

  @Override
  public String removesRule(String name) {
    return "löscht die Regel „" + name + "“";
  }

  @Override
  public String renames(String from, String to, Counting counting) {
    return "benennt die Regel „"
        + from
        + "“ in „"
        + to
        + "“ um"
        + switch (counting) {
          case NOTHING -> "";
          case GOES_ON -> "; was auf ihre Grenzen und ihr Budget zählte, bleibt";
          case STARTS_ANEW -> "; was auf ihre Grenzen und ihr Budget zählte, beginnt von vorn";
        };
  }

  @Override
  public String startsAnew() {
    return "beginnt von vorn: Was bisher gegeben wurde, zählt nicht mehr auf ihre Grenzen und ihr"
        + " Budget";
  }

  @Override
  public String movesToFile(String from, String to) {
    return "verschiebt die Regel aus der Datei " + from + " in die Datei " + to;
  }

  @Override
  public String movesBefore(String rule) {
    return "verschiebt die Regel vor „" + rule + "“";
  }

  @Override
  public String movesToTheEnd() {
    return "verschiebt die Regel an das Ende der Datei";
  }

  @Override
  public String reordersSentences() {
    return "ordnet ihre Sätze neu";
  }

  @Override
  public String changesComments() {
    return "ändert ihre Kommentare";
  }

  @Override
  public String adds(String thing) {
    return "ergänzt " + indefinite(thing);
  }

  @Override
  public String removes(String thing) {
    return "entfernt " + thing;
  }

  @Override
  public String addsSentence(String sentence, boolean condition) {
    return "ergänzt " + quoted(sentence, condition);
  }

  @Override
  public String removesSentence(String sentence, boolean condition) {
    return "entfernt " + quoted(sentence, condition);
  }

  private static String quoted(String sentence, boolean condition) {
    return (condition ? "die Bedingung " : "") + Translation.quotedInGerman(sentence);
  }

  @Override
  public String changesSentence(String from, String to) {
    return "ändert " + Translation.quotedInGerman(from) + " zu " + Translation.quotedInGerman(to);
  }

  @Override
  public String addsUnknown(String line) {
    return "ergänzt eine Zeile, die kein Satz ist: „" + line + "“";
  }

  @Override
  public String removesUnknown(String line) {
    return "entfernt eine Zeile, die kein Satz ist: „" + line + "“";
  }

  @Override
  public String raises(@Nullable String thing, String from, String to, String unit) {
    return "erhöht " + value(thing) + " von " + from + " auf " + to + before(unit);
  }

  @Override
  public String lowers(@Nullable String thing, String from, String to, String unit) {
    return "senkt " + value(thing) + " von " + from + " auf " + to + before(unit);
  }

  @Override
  public String changes(@Nullable String thing, String from, String to) {
    return "ändert " + value(thing) + " von " + from + " zu " + to;
  }

  @Override
  public String movesStart(@Nullable String thing, String from, String to) {
    return thing == null
        ? "verlegt den Beginn von " + from + " auf " + to
        : "verlegt " + thing + ": Beginn " + to + " statt " + from;
  }

  @Override
  public String movesEnd(@Nullable String thing, String from, String to) {
    return thing == null
        ? "verlegt das Ende von " + from + " auf " + to
        : "verlegt " + thing + ": Ende " + to + " statt " + from;
  }

  @Override
  public String reorders(@Nullable String thing) {
    return "ordnet " + values(thing) + " neu";
  }

  @Override
  public String addsTo(@Nullable String thing, String kind, List<String> words) {
    return "ergänzt " + values(thing) + " um" + before(kind) + " " + and(words);
  }

  @Override
  public String removesFrom(@Nullable String thing, String kind, List<String> words) {
    return "ändert " + values(thing) + ": ohne" + before(kind) + " " + and(words);
  }

  @Override
  public String replaces(
      @Nullable String thing, String kind, List<String> gone, List<String> come) {
    return "ändert " + values(thing) + ":" + before(kind) + " " + and(come) + " statt " + and(gone);
  }

  @Override
  public String changesList(@Nullable String thing, List<String> gone, List<String> come) {
    return "ändert " + values(thing) + " von " + and(gone) + " zu " + and(come);
  }

  @Override
  public String startsOn(String day) {
    return "beginnt am " + day;
  }

  @Override
  public String endsOn(String day) {
    return "endet am " + day;
  }

  @Override
  public String noLongerWaits(String day) {
    return "wartet nicht mehr bis zum " + day;
  }

  @Override
  public String noLongerEnds(String day) {
    return "endet nicht mehr am " + day;
  }

  @Override
  public String startsOnInstead(String day, String former) {
    return "beginnt am " + day + " statt am " + former;
  }

  @Override
  public String endsOnInstead(String day, String former) {
    return "endet am " + day + " statt am " + former;
  }

  @Override
  public String pauses() {
    return "pausiert die Regel";
  }

  @Override
  public String resumes() {
    return "setzt die Regel fort";
  }

  @Override
  public String keepsFromCustomers() {
    return "nennt die Regel nicht mehr im Programm in Worten";
  }

  @Override
  public String tellsCustomers() {
    return "nennt die Regel im Programm in Worten";
  }

  @Override
  public String putsIntoGroup(String group) {
    return "nimmt die Regel in die ausschließende Gruppe " + group + " auf";
  }

  @Override
  public String takesOutOfGroup(String group) {
    return "nimmt die Regel aus der ausschließenden Gruppe " + group + " heraus";
  }

  @Override
  public String movesToGroup(String from, String to) {
    return "verschiebt die Regel aus der ausschließenden Gruppe " + from + " in " + to;
  }

  @Override
  public String setsPriority(String priority) {
    return "setzt die Priorität auf " + priority;
  }

  @Override
  public String removesPriority(String priority) {
    return "entfernt die Priorität von " + priority;
  }

  @Override
  public String raisesPriority(String from, String to) {
    return "erhöht die Priorität von " + from + " auf " + to;
  }

  @Override
  public String lowersPriority(String from, String to) {
    return "senkt die Priorität von " + from + " auf " + to;
  }

  private static String value(@Nullable String thing) {
    return thing == null ? "den Wert" : thing;
  }

  private static String values(@Nullable String thing) {
    return thing == null ? "die Werte" : thing;
  }

  private static String before(String word) {
    return word.isEmpty() ? "" : " " + word;
  }

  /** "den Bonus von 50 Punkten" becomes "einen Bonus …", "die 2 Punkte" just "2 Punkte". */
  private static String indefinite(String phrase) {
    int length = "den ".length();
    String article = INDEFINITE.get(phrase.substring(0, Math.min(length, phrase.length())));
    if (article == null) {
      return phrase;
    }
    String noun = phrase.substring(length);
    return Character.isDigit(noun.charAt(0)) ? noun : article + noun;
  }

  private static String and(List<String> words) {
    int last = words.size() - 1;
    return last <= 0
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " und " + words.get(last);
  }
}
