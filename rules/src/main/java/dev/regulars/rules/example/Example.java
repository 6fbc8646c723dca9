package dev.regulars.rules.example;

import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;

/**
 * What happened, and what should come of it.
 *
 * @param name unique in its file
 * @param facts as rules see them; usage is what limits and budgets had given before
 * @param standing the member's qualification period before
 */
public record Example(String name, Facts facts, Standing standing, Expectation expectation) {}
