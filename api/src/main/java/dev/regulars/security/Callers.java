package dev.regulars.security;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.regulars.shared.Share;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the caller of a secret. Every purchase comes by here, so what the database said is kept for
 * a few seconds: a busy key is looked up in the background and never waits; a key revoked on
 * another node works until that time has passed, one revoked here stops at once. Texts that are no
 * key are kept too, or guessing would reach the database.
 */
@Component
class Callers implements KnownCallers {

  private static final int MOST_KEPT = 10_000;

  private final AsyncLoadingCache<ByteBuffer, Optional<Caller>> known;

  Callers(ApiKeys keys, SecurityProperties properties) {
    Duration time = properties.keyCacheTime();
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .refreshAfterWrite(time.dividedBy(2))
            .expireAfterWrite(time)
            .buildAsync((hash, executor) -> load(keys, hash));
  }

  /** The caller of a secret, empty for none; complete at once where it is known. */
  CompletableFuture<Optional<Caller>> find(String secret) {
    return known.get(ByteBuffer.wrap(Secret.hash(secret)));
  }

  @Override
  public @Nullable Caller of(@Nullable String authorization) {
    String secret = authorization == null ? null : Secret.bearer(authorization);
    var found = secret == null ? null : known.getIfPresent(ByteBuffer.wrap(Secret.hash(secret)));
    return found != null && found.isDone() && !found.isCompletedExceptionally()
        ? found.resultNow().orElse(null)
        : null;
  }

  /** Forgets what is known, after a key was made or revoked here. */
  void forget() {
    known.synchronous().invalidateAll();
  }

  private static CompletableFuture<Optional<Caller>> load(ApiKeys keys, ByteBuffer hash) {
    CompletableFuture<Optional<Caller>> loaded = new CompletableFuture<>();
    keys.caller(hash.array())
        .contextWrite(Share.TILLS::into)
        .subscribe(
            caller -> loaded.complete(Optional.of(caller)),
            loaded::completeExceptionally,
            () -> loaded.complete(Optional.empty())); // after a caller it changes nothing
    return loaded;
  }
}
