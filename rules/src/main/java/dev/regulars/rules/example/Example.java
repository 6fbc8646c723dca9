package dev.regulars.rules.example;

import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Standing;

/**
 * What happened, and what should come of it.
 *
 * @param standing the member's qualification period before
 */
record Example(String name, Facts facts, Standing standing, Expectation expectation) {}
