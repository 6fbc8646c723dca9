package dev.regulars.purchase;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** The purchase path's figures. */
@Component
class PurchaseMeters {

  private final Counter booked;
  private final Counter replayed;
  private final Counter refused;
  private final DistributionSummary batchSize;
  private final Timer decide;
  private final Timer post;
  private final MeterRegistry registry;

  PurchaseMeters(MeterRegistry registry) {
    this.registry = registry;
    this.booked = counter("booked");
    this.replayed = counter("replayed");
    this.refused = counter("refused");
    this.batchSize =
        DistributionSummary.builder("regulars.batch.size")
            .description("Commands booked in one transaction")
            .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
            .register(registry);
    this.decide =
        Timer.builder("regulars.decide")
            .description("Facts to decision, of one purchase")
            .publishPercentileHistogram()
            .register(registry);
    this.post =
        Timer.builder("regulars.post")
            .description("A batch, from first statement to commit")
            .publishPercentileHistogram()
            .register(registry);
  }

  private Counter counter(String outcome) {
    return Counter.builder("regulars.purchases")
        .description("Purchases and events by outcome")
        .tag("outcome", outcome)
        .register(registry);
  }

  void decided(long nanos) {
    decide.record(nanos, TimeUnit.NANOSECONDS);
  }

  void posted(int size, long nanos) {
    batchSize.record(size);
    post.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Counts what became of a purchase, event or redemption. */
  void count(Command command, Outcome outcome) {
    switch (command) {
      case Recording _ -> count(outcome);
      case ReserveRedemption _ -> countRedemption("reserve", outcome);
      case SettleRedemption settled -> countRedemption(settled.step().code(), outcome);
      default -> {}
    }
  }

  private void countRedemption(String step, Outcome outcome) {
    String became =
        switch (outcome) {
          case Outcome.Booked _ -> "booked";
          case Outcome.Replayed _ -> "replayed";
          case Outcome.Refused _ -> "refused";
          case Outcome.Quoted _ -> "idle";
        };
    Counter.builder("regulars.redemptions")
        .description("Steps of redemptions by outcome")
        .tag("step", step)
        .tag("outcome", became)
        .register(registry)
        .increment();
  }

  void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Booked ignored -> booked.increment();
      case Outcome.Replayed ignored -> replayed.increment();
      case Outcome.Refused ignored -> refused.increment();
      case Outcome.Quoted ignored -> {}
    }
  }

  /** Shows the number of commands that wait in the lanes. */
  void watchWaiting(java.util.function.Supplier<Number> waiting) {
    io.micrometer.core.instrument.Gauge.builder("regulars.intake.waiting", waiting)
        .description("Commands in the waiting rooms")
        .register(registry);
  }
}
