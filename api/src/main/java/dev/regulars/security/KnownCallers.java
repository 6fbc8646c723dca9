package dev.regulars.security;

import org.jspecify.annotations.Nullable;

/**
 * Who sends a request, for whoever must not wait for an answer of the database: it says what is
 * known from earlier requests and asks nobody.
 */
@FunctionalInterface
public interface KnownCallers {

  /**
   * The caller whose key a header has.
   *
   * @param authorization as sent, null where there is none
   * @return null where it is nobody's, or not known just now
   */
  @Nullable Caller of(@Nullable String authorization);
}
