package dev.regulars.start;

import dev.regulars.shared.Readiness;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Up when the first purchase can be taken: everything that is {@link Readiness} says so. */
@Component
class FirstPurchaseHealthIndicator implements ReactiveHealthIndicator {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final List<Readiness> parts;

  FirstPurchaseHealthIndicator(Collection<Readiness> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public Mono<Health> health() {
    return Flux.fromIterable(parts)
        .filterWhen(part -> isReady(part).map(ready -> !ready))
        .map(Readiness::part)
        .collectList()
        .map(
            missing ->
                missing.isEmpty()
                    ? Health.up().build()
                    : Health.down().withDetail("waitingFor", missing).build());
  }

  private static Mono<Boolean> isReady(Readiness part) {
    return part.isReady().timeout(PATIENCE).onErrorReturn(false).defaultIfEmpty(false);
  }
}
