package dev.regulars.rules.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.drools.drl.parser.lang.dsl.AbstractDSLMappingEntry;
import org.drools.drl.parser.lang.dsl.DSLMappingEntry;
import org.drools.drl.parser.lang.dsl.DefaultDSLMapping;
import org.drools.drl.parser.lang.dsl.DefaultExpander;

/**
 * Drools' own expander over our vocabulary, hardened: a key matches a whole line or nothing, and a
 * parameter matches the literals of its type only. Left to itself Drools looks for a key anywhere
 * in a line, leaves the rest of the line as it is, and takes anything for a parameter.
 *
 * <p>Not thread-safe.
 */
final class DslExpander {

  private final DefaultExpander expander = new DefaultExpander();

  DslExpander(Vocabulary vocabulary) {
    DefaultDSLMapping mapping = new DefaultDSLMapping("regulars");
    for (VocabularyEntry entry : vocabulary.entries()) {
      mapping.addEntry(new HardenedEntry(entry));
    }
    expander.addDSLMapping(mapping);
  }

  /**
   * Expands one rule in canonical sentences into DRL.
   *
   * @throws VerificationException if Drools does not know one of the sentences
   */
  String expand(String sentences) {
    String drl = expander.expand(sentences);
    if (expander.hasErrors()) {
      throw new VerificationException("not expanded: " + expander.getErrors());
    }
    return drl;
  }

  private static final class HardenedEntry extends AbstractDSLMappingEntry {

    HardenedEntry(VocabularyEntry entry) {
      Part part = entry.sentence().part();
      setSection(
          switch (part) {
            case HEADER -> DSLMappingEntry.KEYWORD;
            case WHEN -> DSLMappingEntry.CONDITION;
            case THEN -> DSLMappingEntry.CONSEQUENCE;
          });
      setMetaData(DSLMappingEntry.EMPTY_METADATA);
      setMappingKey(entry.sentence().text());
      setMappingValue(entry.expansion());
      setValuePattern(entry.expansion());
      setVariables(groups(entry.sentence().parameters()));
      setKeyPattern(key(entry.template(), part));
    }

    private static Map<String, Integer> groups(List<Parameter> parameters) {
      Map<String, Integer> groups = new HashMap<>();
      for (Parameter parameter : parameters) {
        groups.put(parameter.name(), groups.size() + 1);
      }
      return groups;
    }

    /** Drools applies header keys to the whole text, the others line by line. */
    private static Pattern key(Template template, Part part) {
      StringBuilder key = new StringBuilder("^ *");
      for (Piece piece : template.pieces()) {
        switch (piece) {
          case Piece.Words words -> key.append(Pattern.quote(words.text()));
          case Piece.Plural _ -> key.append("s?");
          case Piece.Place place ->
              key.append('(')
                  .append(template.parameters().get(place.parameter()).type().literal())
                  .append(')');
        }
      }
      return part == Part.HEADER
          ? Pattern.compile(key.append("$").toString(), Pattern.MULTILINE)
          : Pattern.compile(key.append("\\z").toString());
    }
  }
}
