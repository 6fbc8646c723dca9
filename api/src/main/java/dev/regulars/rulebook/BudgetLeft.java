package dev.regulars.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a rule's budget.
 *
 * @param file where the rule stands
 * @param line where the rule begins there, 1-based
 * @param currency of the money that the rule takes off, counted in minor units; missing for points
 * @param most what it may give in all
 * @param used what it has given so far; more than {@code most} where that was lowered since
 * @param left what it can give still
 */
@Schema(name = "BudgetLeft")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BudgetLeft(
    String rule,
    String file,
    int line,
    @Nullable String currency,
    long most,
    long used,
    long left) {}
