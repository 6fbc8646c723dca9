package dev.regulars.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Points that were set aside together.
 *
 * @param expiresOn the last day of the lot that they came from, null for no end
 */
public record HeldPart(long points, @Nullable LocalDate expiresOn) {}
