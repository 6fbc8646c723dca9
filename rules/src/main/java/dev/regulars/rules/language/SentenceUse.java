package dev.regulars.rules.language;

import java.util.List;

/**
 * A sentence as it stands in a rule.
 *
 * @param values one for each parameter
 * @param place where it begins
 * @param valueColumns where each value begins; same length as {@code values}
 * @param comments the comment lines above it, each from its {@code #} on
 */
public record SentenceUse(
    Sentence sentence,
    List<Value> values,
    Place place,
    List<Integer> valueColumns,
    List<String> comments) {

  public SentenceUse {
    values = List.copyOf(values);
    valueColumns = List.copyOf(valueColumns);
    comments = List.copyOf(comments);
  }
}
