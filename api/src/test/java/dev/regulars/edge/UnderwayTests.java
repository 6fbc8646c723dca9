package dev.regulars.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.edge.Underway.Body;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class UnderwayTests {

  private static final long KIB = 1024;
  private static final UUID ANNA = new UUID(0, 1);
  private static final UUID BERT = new UUID(0, 2);
  private static final UUID CARL = new UUID(0, 3);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Underway underway =
      new Underway(
          limits(
              Map.of(
                  "bodies", "40KB",
                  "bodies-per-address", "30KB",
                  "bodies-per-caller", "20KB",
                  "streams", "3",
                  "streams-per-caller", "2")),
          new EdgeMeters(registry));

  @Test
  void aCallerHasItsShareAndNoMore() {
    Body first = underway.body("here", ANNA);
    assertThat(first.take(20 * KIB)).isNull();
    assertThat(first.take(1)).isEqualTo(Refused.BODIES_OF_CALLER);
    assertThat(underway.body("there", ANNA).take(1)).isEqualTo(Refused.BODIES_OF_CALLER);
    assertThat(underway.body("here", BERT).take(1)).isNull();
  }

  @Test
  void anAddressHasItsShareWhoeverSendsFromIt() {
    assertThat(underway.body("here", ANNA).take(20 * KIB)).isNull();
    assertThat(underway.body("here", BERT).take(10 * KIB)).isNull();
    assertThat(underway.body("here", CARL).take(1)).isEqualTo(Refused.BODIES_OF_ADDRESS);
    assertThat(underway.body("there", CARL).take(10 * KIB)).isNull();
  }

  @Test
  void allTogetherHaveNoMoreThanThereIs() {
    assertThat(underway.body("here", ANNA).take(20 * KIB)).isNull();
    assertThat(underway.body("there", BERT).take(20 * KIB)).isNull();
    assertThat(underway.body("elsewhere", CARL).take(1)).isEqualTo(Refused.BODIES);
  }

  @Test
  void whatIsRefusedTakesNothingAndWhatEndsGivesAllBack() {
    Body whole = underway.body("here", ANNA);
    assertThat(whole.take(20 * KIB)).isNull();
    Body other = underway.body("here", BERT);
    assertThat(other.take(20 * KIB)).isEqualTo(Refused.BODIES_OF_ADDRESS);
    assertThat(other.take(10 * KIB)).as("of what was refused nothing is left").isNull();
    whole.end();
    whole.end();
    other.end();
    assertThat(underway.owners()).isZero();
    assertThat(registry.get("regulars.http.body.bytes").gauge().value()).isZero();
    assertThat(whole.take(5)).as("a piece that comes behind the end").isNull();
    assertThat(underway.owners()).isZero();
  }

  @Test
  void streamsAreCountedByCallerAndInAll() {
    assertThat(underway.streamBegins(ANNA)).isNull();
    assertThat(underway.streamBegins(ANNA)).isNull();
    assertThat(underway.streamBegins(ANNA)).isEqualTo(Refused.STREAMS_OF_CALLER);
    assertThat(underway.streamBegins(BERT)).isNull();
    assertThat(underway.streamBegins(CARL)).isEqualTo(Refused.STREAMS);
    underway.streamEnded(ANNA);
    assertThat(underway.streamBegins(CARL)).isNull();
    List.of(ANNA, BERT, CARL).forEach(underway::streamEnded);
    assertThat(underway.owners()).isZero();
  }

  @Test
  void manyAtOnceNeverHaveMoreAndLeaveNothing() throws Exception {
    List<UUID> callers = List.of(ANNA, BERT, CARL);
    Callable<Boolean> some =
        () -> {
          Random random = new Random(Thread.currentThread().threadId());
          boolean within = true;
          for (int i = 0; i < 5_000; i++) {
            int who = random.nextInt(callers.size());
            Body body = underway.body("address " + random.nextInt(3), callers.get(who));
            body.take(random.nextInt(1, 15_000));
            body.take(random.nextInt(1, 15_000));
            body.end();
            // What is tried and refused may show for the moment of the trial.
            within &= registry.get("regulars.http.body.bytes").gauge().value() >= 0;
          }
          return within;
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      var runs = threads.invokeAll(IntStream.range(0, 4).mapToObj(i -> some).toList());
      for (var run : runs) {
        assertThat(run.get()).isTrue();
      }
    }
    assertThat(underway.owners()).isZero();
    assertThat(registry.get("regulars.http.body.bytes").gauge().value()).isZero();
  }

  private static HttpLimits limits(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("", HttpLimits.class);
  }
}
