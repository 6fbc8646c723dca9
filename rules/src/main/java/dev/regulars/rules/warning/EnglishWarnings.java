package dev.regulars.rules.warning;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** What is said about what is odd, in English. */
record EnglishWarnings() implements WarningTexts {

  @Override
  public String quoted(List<String> sentences) {
    return "“" + String.join("”, “", sentences) + "”";
  }

  @Override
  public String anEventThatIsNoPurchase() {
    return "an event that is no purchase";
  }

  @Override
  public String neverFires() {
    return "This rule can never fire.";
  }

  @Override
  public String contradiction(List<String> told) {
    return told.size() == 1
        ? told.getFirst() + " is never met in such a rule."
        : String.join(" and ", told) + " are never met together.";
  }

  @Override
  public String ended(LocalDate on) {
    return "This rule ended on " + on + ".";
  }

  @Override
  public String endedReason() {
    return "It does nothing any more. Give it another last day, or delete it.";
  }

  @Override
  public String budgetWithoutEnd() {
    return "This rule has a budget, but no last day.";
  }

  @Override
  public String budgetReason(long points) {
    return "When its "
        + points
        + " points are used up it gives nothing, on a day that nobody knows. A last day says until"
        + " when it is meant to run.";
  }

  @Override
  public String giftToAll() {
    return "This rule gives everybody something, every time.";
  }

  @Override
  public String giftToAllReason(String sentence) {
    return "“"
        + sentence
        + "” has no condition, limit or budget. Say for whom or when, or how much at most.";
  }

  @Override
  public String jump(String before, String now) {
    return "A number goes from " + before + " to " + now + ".";
  }

  @Override
  public String jumpReason(String sentence, int factor) {
    return "In “"
        + sentence
        + "” it is more than "
        + factor
        + " times as much, or as little, as what is live. It may be a slip.";
  }

  @Override
  public String night(LocalTime until) {
    return "What is bought after midnight, before " + until + ", belongs to the day before.";
  }

  @Override
  public String nightReason(List<String> sentences) {
    return "The span of time began on that day. "
        + quoted(sentences)
        + (sentences.size() == 1 ? " is" : " are")
        + " asked of the day on which the night began.";
  }

  @Override
  public String alwaysTogether(String with) {
    return "This rule always fires together with \"" + with + "\".";
  }

  @Override
  public String alwaysTogetherReason() {
    return "Both ask the same, and neither is in an exclusive group: both count. If only one of"
        + " them is meant to, put both into the same group.";
  }

  @Override
  public String neverStands(String group, String by) {
    return "This rule never stands: in the group \"" + group + "\" always \"" + by + "\" wins.";
  }

  @Override
  public String lessPriority(String by, int greater, int less) {
    return meets(by) + "has the greater priority (" + greater + " against " + less + ").";
  }

  @Override
  public String givesLess(String by) {
    return meets(by) + "gives at least as much and stands above it.";
  }

  private static String meets(String by) {
    return "Whatever meets this rule meets \"" + by + "\" too, which ";
  }

  @Override
  public String notSeen(String kind, String code) {
    return "The " + kind + " \"" + code + "\" has not been seen so far.";
  }

  @Override
  public String notSeenReason() {
    return "No purchase and no member had it. It may be misspelt; if it is new, all is well.";
  }

  @Override
  public String looksLike(String kind, String code, String other) {
    return "The " + kind + " \"" + code + "\" looks like \"" + other + "\", but is another one.";
  }

  @Override
  public String looksLikeReason(boolean seen) {
    return (seen ? "Purchases have had the other one. " : "This rulebook names both. ")
        + "A letter or digit is of another case, width or alphabet, or a dash is more. If the same"
        + " is meant, write both in the same way.";
  }

  @Override
  public String twinName(String other) {
    return "The name of this rule looks like that of \"" + other + "\".";
  }

  @Override
  public String twinNameReason() {
    return "Rules are counted, explained and told to customers by their names, and nobody can tell"
        + " these two apart. Rename one.";
  }
}
