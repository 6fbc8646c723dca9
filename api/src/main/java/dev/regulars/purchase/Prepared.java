package dev.regulars.purchase;

import dev.regulars.rulebook.VersionedRuleBook;
import dev.regulars.store.Store;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command with what had to be looked up before the transaction.
 *
 * @param id what it will be known by, the same in every attempt
 * @param rulebook that decides it, null where the purchase says which
 * @param store where it happens, null for nowhere, or where nobody knows it
 */
record Prepared(
    UUID id, Command command, @Nullable VersionedRuleBook rulebook, @Nullable Store store) {}
