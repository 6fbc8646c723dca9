package dev.regulars.rules.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of the vocabulary.
 *
 * @param id unique in its vocabulary, such as {@code spends-on-category}
 * @param part where in a rule it may stand
 * @param text as a marketer reads it, with parameters in braces: {@code Give {points} points}
 * @param pieces the text in pieces, as it is matched and written
 * @param parameters in the order in which they stand in the text
 * @param group heading under which a palette offers it
 * @param about what a rule with this sentence is about
 * @param help what it means, for a marketer
 * @param words that people search it by though it does not say them, in any language
 * @param example a line that is this sentence
 * @param called a noun phrase for what it says, to tell differences with; null where there is none.
 *     {@link Vocabulary#called} writes it
 * @param award how an award by this sentence reads, with the same parameters in braces; null where
 *     it gives no points
 * @param found the measure that shows the value found, null where the measure compared is shown
 * @param needed name of the parameter that shows the value needed, null where the value compared is
 *     shown
 */
public record Sentence(
    String id,
    Part part,
    String text,
    List<Piece> pieces,
    List<Parameter> parameters,
    String group,
    Subject about,
    String help,
    List<String> words,
    String example,
    @Nullable String called,
    @Nullable String award,
    @Nullable String found,
    @Nullable String needed) {

  public Sentence {
    pieces = List.copyOf(pieces);
    words = List.copyOf(words);
    parameters = List.copyOf(parameters);
  }

  /** Position of a parameter, -1 where there is none of that name. */
  int indexOf(String parameter) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(parameter)) {
        return i;
      }
    }
    return -1;
  }
}
