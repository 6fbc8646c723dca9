package dev.regulars.imports;

/**
 * A row that was rejected.
 *
 * @param line on which it begins
 * @param reason what is wrong with it
 * @param original the row as CSV
 */
record Rejection(long line, String reason, String original) {}
