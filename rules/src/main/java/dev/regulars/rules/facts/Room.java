package dev.regulars.rules.facts;

/**
 * How much more a member may have.
 *
 * @param most points that a member may have
 * @param left until then, not negative
 * @param wholeOnly whether what does not fit as a whole is refused instead of cut
 */
public record Room(long most, long left, boolean wholeOnly) {}
