package dev.regulars.rules.example;

import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;

/**
 * What happened, and what should come of it.
 *
 * @param name unique in its file
 * @param facts as rules see them; usage is what limits and budgets had given before
 * @param standing the member's qualification period before
 * @param settings of the programme, without which something else would come of it
 */
public record Example(
    String name, Facts facts, Standing standing, Expectation expectation, NeededSettings settings) {

  /** An example that holds whatever the programme's settings are. */
  public Example(String name, Facts facts, Standing standing, Expectation expectation) {
    this(name, facts, standing, expectation, NeededSettings.ANY);
  }
}
