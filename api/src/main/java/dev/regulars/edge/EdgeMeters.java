package dev.regulars.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What operators see of the edge. All meters are there from the start: none comes with a caller.
 */
@Component
class EdgeMeters {

  private final Map<Refused, Counter> refused = new EnumMap<>(Refused.class);
  private final MeterRegistry registry;

  EdgeMeters(MeterRegistry registry) {
    this.registry = registry;
    for (Refused reason : Refused.values()) {
      refused.put(
          reason,
          Counter.builder("regulars.http.refused")
              .description("What was refused or ended because it cost too much")
              .tag("reason", reason.code())
              .register(registry));
    }
  }

  void count(Refused reason) {
    Counter counter = refused.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }

  void show(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }
}
