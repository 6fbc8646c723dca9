package dev.regulars.rules.language;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a sentence for a value.
 *
 * @param name unique in its sentence
 * @param choices the words to choose from; empty unless the type is {@link ParameterType#CHOICE}
 * @param least the least value, 0 where the type has no order
 * @param most the greatest value
 * @param of what a code names, such as {@code category}, so that one can be picked; null for other
 *     types, and where it can be anything
 */
public record Parameter(
    String name,
    ParameterType type,
    List<Choice> choices,
    BigDecimal least,
    BigDecimal most,
    @Nullable String of) {

  public Parameter {
    choices = List.copyOf(choices);
  }

  /**
   * A word to choose.
   *
   * @param word what a marketer writes
   * @param code what the compiled rule gets
   */
  public record Choice(String word, String code) {}
}
