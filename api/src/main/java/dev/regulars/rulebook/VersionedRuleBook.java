package dev.regulars.rulebook;

import dev.regulars.rules.RuleBook;

/** A compiled rulebook and its version number. */
public record VersionedRuleBook(int version, RuleBook rules) {}
