package dev.regulars.rules.example;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an example says should come of it. Null and missing means that it says nothing of it.
 *
 * @param points in all
 * @param rules points by the rule's name; 0 says that a rule gives none
 * @param tier code of the tier the member is in afterwards
 */
record Expectation(
    @Nullable Long points,
    Map<String, Long> rules,
    @Nullable String tier,
    @Nullable List<String> messages,
    @Nullable List<String> vouchers,
    @Nullable List<String> tags) {}
