package dev.regulars.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a purchase or event gave points.
 *
 * @param transferId the first transfer of it
 * @param terms of the lot that they went into, null where all of them paid off a debt
 */
public record Accrual(UUID transferId, @Nullable Terms terms) {}
