package dev.regulars.rules.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sentence needs, to be shown beside what was found.
 *
 * @param values those of its parameters
 * @param bound the parameter that the measure is compared with, -1 where it is a constant
 */
record Need(Sentence sentence, List<Value> values, int bound) {

  /** How the parameter is written that the measure is compared with; null for a constant. */
  @Nullable ParameterType type() {
    return bound < 0 ? null : sentence.parameters().get(bound).type();
  }

  /** In words, null where the constant that is compared with says it. */
  @Nullable String in(Translation language) {
    String form = language.needed(sentence);
    if (form == null) {
      return bound < 0 ? null : shown(bound, language);
    }
    String needed = form;
    for (int i = 0; i < values.size(); i++) {
      String place = "{" + sentence.parameters().get(i).name() + "}";
      needed = needed.replace(place, shown(i, language));
    }
    return needed;
  }

  private String shown(int parameter, Translation language) {
    return language.shown(sentence.parameters().get(parameter).type(), values.get(parameter));
  }
}
