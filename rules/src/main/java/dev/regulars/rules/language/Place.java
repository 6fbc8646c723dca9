package dev.regulars.rules.language;

/**
 * A place in a file.
 *
 * @param line 1-based
 * @param column 1-based, in UTF-16 code units as editors count
 */
public record Place(int line, int column) {}
