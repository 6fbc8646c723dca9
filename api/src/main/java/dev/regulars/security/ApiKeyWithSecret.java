package dev.regulars.security;

import dev.regulars.security.ApiKeys.ApiKey;
import dev.regulars.shared.TwinName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key with its secret, shown this once.
 *
 * @param stores codes of the stores it works for; null for all
 * @param requestsPerSecond its rate, null for the server's default
 * @param key the secret
 * @param warnings that another key is called by what looks like the name
 */
public record ApiKeyWithSecret(
    UUID id,
    String name,
    Role role,
    @Nullable List<String> stores,
    @Nullable Integer requestsPerSecond,
    String key,
    Instant createdAt,
    List<TwinName> warnings) {

  static ApiKeyWithSecret of(ApiKeys.Made made) {
    ApiKey key = made.key();
    return new ApiKeyWithSecret(
        key.id(),
        key.name(),
        key.role(),
        key.stores(),
        key.requestsPerSecond(),
        made.secret(),
        key.createdAt(),
        key.warnings());
  }
}
