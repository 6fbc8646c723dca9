package dev.regulars.me;

import org.jspecify.annotations.Nullable;

/**
 * What somebody who joins said of themselves, until they have shown that the address is theirs.
 *
 * @param referralCode of the friend who invited them, as it was typed
 * @param language {@code en} or {@code de}
 * @param textVersion of the words about the programme that they agreed to
 */
record Joining(
    @Nullable String name, @Nullable String referralCode, String language, String textVersion) {}
