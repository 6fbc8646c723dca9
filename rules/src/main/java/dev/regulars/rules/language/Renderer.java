package dev.regulars.rules.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes rules in the one canonical form: four spaces before a sentence, one empty line between
 * rules, singular after 1, lists with commas and "or", comments where they were.
 */
public final class Renderer {

  private static final String INDENT = "    ";

  private final Vocabulary vocabulary;

  /** A renderer for rules of this vocabulary. */
  public Renderer(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The text of a file, its last line ended. Parsing it gives an equal file, but for places. */
  public String render(ParsedFile file) {
    StringBuilder text = new StringBuilder();
    for (ParsedRule rule : file.rules()) {
      text.append(text.isEmpty() ? "" : "\n");
      render(rule, text);
    }
    if (!file.closingComments().isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n");
      comments(file.closingComments(), "", text);
    }
    return text.toString();
  }

  private void render(ParsedRule rule, StringBuilder text) {
    comments(rule.comments(), "", text);
    text.append("rule \"").append(rule.name()).append("\"\n");
    sentences(rule.headers(), text);
    text.append("when\n");
    sentences(rule.conditions(), text);
    text.append("then\n");
    sentences(rule.consequences(), text);
    comments(rule.closingComments(), INDENT, text);
    text.append("end\n");
  }

  private void sentences(List<SentenceUse> uses, StringBuilder text) {
    for (SentenceUse use : uses) {
      comments(use.comments(), INDENT, text);
      text.append(INDENT).append(render(use)).append('\n');
    }
  }

  private static void comments(List<String> comments, String indent, StringBuilder text) {
    for (String comment : comments) {
      text.append(indent).append(comment).append('\n');
    }
  }

  /** One sentence, without indentation. */
  public String render(SentenceUse use) {
    return vocabulary.entry(use.sentence()).template().write(written(use));
  }

  /** One value of a sentence, as it stands in a rule. */
  public String written(Parameter parameter, Value value) {
    return ValueWriter.written(parameter, value);
  }

  /** How an award by this sentence reads: "1 point per 1.00 EUR"; empty where it gives none. */
  String award(SentenceUse use) {
    Template award = vocabulary.entry(use.sentence()).award();
    return award == null ? "" : award.write(written(use));
  }

  private static List<String> written(SentenceUse use) {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < use.values().size(); i++) {
      written.add(ValueWriter.written(use.sentence().parameters().get(i), use.values().get(i)));
    }
    return written;
  }
}
