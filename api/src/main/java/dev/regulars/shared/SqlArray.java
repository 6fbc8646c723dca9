package dev.regulars.shared;

import java.nio.ByteBuffer;

/**
 * A parameter that is a whole array, in the form in which PostgreSQL receives it.
 *
 * @param type object id of the array's type
 * @param bytes the array, to be read from its position to its limit; each reader duplicates it
 */
public record SqlArray(int type, ByteBuffer bytes) {}
