package dev.regulars.tier;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The tier a member holds.
 *
 * @param code null for none
 * @param since first day, null for none
 * @param until last day, null for no end
 */
public record HeldTier(
    @Nullable String code, @Nullable LocalDate since, @Nullable LocalDate until) {}
