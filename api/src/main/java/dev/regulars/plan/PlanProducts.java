package dev.regulars.plan;

import dev.regulars.database.Notifications;
import dev.regulars.database.Told;
import dev.regulars.shared.BackgroundJob;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which products buy a plan, in memory: so a purchase of anything else asks nobody. The server that
 * writes a plan knows at once, others are told, and look every few seconds besides, as with rules
 * and settings.
 */
@Component
public class PlanProducts implements BackgroundJob {

  private static final Duration EVERY = Duration.ofSeconds(2);

  private final Plans plans;
  private final Told told;
  private volatile Known known = new Known(Set.of(), Set.of());

  private record Known(Set<String> sold, Set<String> everSold) {}

  PlanProducts(Plans plans, Notifications notifications) {
    this.plans = plans;
    this.told = notifications.toldOn(Plans.CHANNEL);
  }

  /** Whether a product buys a plan. */
  public boolean sells(String sku) {
    return known.sold().contains(sku);
  }

  /** Whether a product buys a plan, or ever did. */
  public boolean everSold(String sku) {
    return known.everSold().contains(sku);
  }

  @Override
  public String name() {
    return "plan-products";
  }

  @Override
  public Duration first() {
    return Duration.ZERO;
  }

  @Override
  public Duration period() {
    return EVERY;
  }

  @Override
  public Mono<Boolean> step() {
    return look().thenReturn(false);
  }

  @Override
  public Flux<?> wakes() {
    return told.flux();
  }

  @Override
  public Mono<Void> stopped() {
    return Mono.fromRunnable(told::dispose);
  }

  /** Takes over what is in the database. */
  Mono<Void> look() {
    return plans
        .products()
        .collectList()
        .doOnNext(
            found ->
                known =
                    new Known(
                        found.stream()
                            .filter(Plans.Product::sells)
                            .map(Plans.Product::sku)
                            .collect(Collectors.toUnmodifiableSet()),
                        found.stream()
                            .map(Plans.Product::sku)
                            .collect(Collectors.toUnmodifiableSet())))
        .then();
  }
}
