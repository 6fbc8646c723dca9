package dev.regulars.rules.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about differences, in English. */
record EnglishChanges() implements ChangeTexts {

  private static final String THE = "the ";

  @Override
  public String joined(List<String> clauses) {
    return String.join(" and ", clauses);
  }

  @Override
  public String addsRule(String name) {
    return "adds the rule \"" + name + "\"";
  }

  @Override
  public String removesRule(String name) {
    return "removes the rule \"" + name + "\"";
  }

  @Override
  public String renames(String from, String to, Counting counting) {
    return "renames the rule from \""
        + from
        + "\" to \""
        + to
        + "\""
        + switch (counting) {
          case NOTHING -> "";
          case GOES_ON -> "; what was counted towards its limits and its budget stays";
          case STARTS_ANEW -> "; what was counted towards its limits and its budget starts anew";
        };
  }

  @Override
  public String startsAnew() {
    return "starts anew: what was given before no longer counts towards its limits and its budget";
  }

  @Override
  public String movesToFile(String from, String to) {
    return "moves the rule from the file " + from + " to the file " + to;
  }

  @Override
  public String movesBefore(String rule) {
    return "moves the rule to the place before \"" + rule + "\"";
  }

  @Override
  public String movesToTheEnd() {
    return "moves the rule to the end of the file";
  }

  @Override
  public String reordersSentences() {
    return "puts its sentences in another order";
  }

  @Override
  public String changesComments() {
    return "changes its comments";
  }

  @Override
  public String adds(String thing) {
    return "adds " + indefinite(thing);
  }

  @Override
  public String removes(String thing) {
    return "removes " + thing;
  }

  @Override
  public String addsSentence(String sentence, boolean condition) {
    return "adds " + quoted(sentence, condition);
  }

  @Override
  public String removesSentence(String sentence, boolean condition) {
    return "removes " + quoted(sentence, condition);
  }

  private static String quoted(String sentence, boolean condition) {
    return (condition ? "the condition “" : "“") + sentence + "”";
  }

  @Override
  public String changesSentence(String from, String to) {
    return "changes “" + from + "” to “" + to + "”";
  }

  @Override
  public String addsUnknown(String line) {
    return "adds a line that is no sentence: “" + line + "”";
  }

  @Override
  public String removesUnknown(String line) {
    return "removes a line that is no sentence: “" + line + "”";
  }

  @Override
  public String raises(@Nullable String thing, String from, String to, String unit) {
    return "raises " + it(thing) + fromTo(from, to) + before(unit);
  }

  @Override
  public String lowers(@Nullable String thing, String from, String to, String unit) {
    return "lowers " + it(thing) + fromTo(from, to) + before(unit);
  }

  @Override
  public String changes(@Nullable String thing, String from, String to) {
    return "changes " + it(thing) + fromTo(from, to);
  }

  @Override
  public String movesStart(@Nullable String thing, String from, String to) {
    return "moves " + (thing == null ? "its start" : "the start of " + thing) + fromTo(from, to);
  }

  @Override
  public String movesEnd(@Nullable String thing, String from, String to) {
    return "moves " + (thing == null ? "its end" : "the end of " + thing) + fromTo(from, to);
  }

  @Override
  public String reorders(@Nullable String thing) {
    return "puts " + it(thing) + " in another order";
  }

  @Override
  public String addsTo(@Nullable String thing, String kind, List<String> words) {
    return "adds" + before(kind) + " " + and(words) + " to " + it(thing);
  }

  @Override
  public String removesFrom(@Nullable String thing, String kind, List<String> words) {
    return "removes" + before(kind) + " " + and(words) + " from " + it(thing);
  }

  @Override
  public String replaces(
      @Nullable String thing, String kind, List<String> gone, List<String> come) {
    return "replaces" + before(kind) + " " + and(gone) + " by " + and(come) + " in " + it(thing);
  }

  @Override
  public String changesList(@Nullable String thing, List<String> gone, List<String> come) {
    return changes(thing, and(gone), and(come));
  }

  @Override
  public String startsOn(String day) {
    return "starts on " + day;
  }

  @Override
  public String endsOn(String day) {
    return "ends on " + day;
  }

  @Override
  public String noLongerWaits(String day) {
    return "no longer waits until " + day;
  }

  @Override
  public String noLongerEnds(String day) {
    return "no longer ends on " + day;
  }

  @Override
  public String startsOnInstead(String day, String former) {
    return "starts on " + day + " instead of " + former;
  }

  @Override
  public String endsOnInstead(String day, String former) {
    return "ends on " + day + " instead of " + former;
  }

  @Override
  public String pauses() {
    return "pauses the rule";
  }

  @Override
  public String resumes() {
    return "resumes the rule";
  }

  @Override
  public String keepsFromCustomers() {
    return "keeps the rule from the programme in words";
  }

  @Override
  public String tellsCustomers() {
    return "tells the rule in the programme in words";
  }

  @Override
  public String putsIntoGroup(String group) {
    return "puts the rule into the exclusive group " + group;
  }

  @Override
  public String takesOutOfGroup(String group) {
    return "takes the rule out of the exclusive group " + group;
  }

  @Override
  public String movesToGroup(String from, String to) {
    return "moves the rule from the exclusive group " + from + " to " + to;
  }

  @Override
  public String setsPriority(String priority) {
    return "sets the priority to " + priority;
  }

  @Override
  public String removesPriority(String priority) {
    return "removes the priority of " + priority;
  }

  @Override
  public String raisesPriority(String from, String to) {
    return "raises the priority" + fromTo(from, to);
  }

  @Override
  public String lowersPriority(String from, String to) {
    return "lowers the priority" + fromTo(from, to);
  }

  private static String it(@Nullable String thing) {
    return thing == null ? "it" : thing;
  }

  private static String fromTo(String from, String to) {
    return " from " + from + " to " + to;
  }

  private static String before(String word) {
    return word.isEmpty() ? "" : " " + word;
  }

  /** "the limit of 500 points" becomes "a limit of 500 points", "the 2 points" just "2 points". */
  private static String indefinite(String phrase) {
    if (!phrase.startsWith(THE)) {
      return phrase;
    }
    String noun = phrase.substring(THE.length());
    if (Character.isDigit(noun.charAt(0))) {
      return noun;
    }
    return ("aeio".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  private static String and(List<String> words) {
    int last = words.size() - 1;
    return last <= 0
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
