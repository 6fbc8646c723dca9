package dev.regulars.rulebook;

/**
 * What decided something: a version of the rules under a version of the settings.
 *
 * @param rulebook number of the rulebook's version
 * @param programme number of the settings' version
 */
public record Edition(int rulebook, int programme) {}
