package dev.regulars.rulebook;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What is left of a rule's budget.
 *
 * @param file where the rule stands
 * @param line where the rule begins there, 1-based
 * @param points what it may give in all
 * @param used points it has given so far; more than {@code points} where it was lowered since
 * @param left points it can give still
 */
@Schema(name = "BudgetLeft")
record BudgetLeft(String rule, String file, int line, long points, long used, long left) {}
