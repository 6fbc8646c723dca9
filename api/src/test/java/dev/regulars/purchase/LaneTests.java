package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.member.MemberRef;
import dev.regulars.shared.Problem;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A lane whose batches end when the test says so, by a clock that the test moves. */
class LaneTests {

  private static final Outcome BUSY =
      new Outcome.Refused(Problem.busy("later", Duration.ofSeconds(1)));
  private static final IntakeSettings SETTINGS = settings(0, 0);

  private final List<List<Waiting>> batches = new ArrayList<>();
  private final List<String> turnedAway = new ArrayList<>();
  private long now;
  private Sinks.Empty<Void> underWay = Sinks.empty();
  private final Lane lane = new Lane(SETTINGS, this::process, () -> now);

  private static IntakeSettings settings(int coldBatches, int calmMs) {
    return new IntakeSettings(
        1,
        256,
        4096,
        Duration.ofMillis(500),
        Duration.ofMillis(calmMs),
        Duration.ofMillis(200),
        coldBatches,
        64,
        Duration.ofSeconds(30));
  }

  private Mono<Void> process(List<Waiting> batch) {
    batches.add(batch);
    underWay = Sinks.empty();
    return underWay.asMono();
  }

  @Test
  void anIdleLaneTakesWhateverComesAtOnce() {
    assertThat(till("a")).isTrue();
    assertThat(batches).hasSize(1);
    assertThat(lane.isFull()).isFalse();
  }

  @Test
  void whatComesMeanwhileIsTheNextBatch() {
    till("a");
    till("b");
    till("c");
    done(5);
    assertThat(keys(batches.get(1))).containsExactly("b", "c");
  }

  @Test
  void aTillIsRefusedAtOnceWhereTheBatchUnderWayTakesTooLong() {
    till("a");
    pass(300);
    assertThat(till("b")).isTrue();
    pass(300);
    assertThat(lane.isFull()).isTrue();
    assertThat(till("c")).isFalse();
  }

  @Test
  void aLaneThatHasJustStartedIsColdAndNotFull() {
    Lane cold = new Lane(settings(1, 0), this::process, () -> now);
    offer(cold, "a", true);
    pass(300);
    assertThat(offer(cold, "b", true)).isTrue();
    pass(300);
    assertThat(cold.isFull()).isFalse();
    underWay.tryEmitEmpty();
    pass(1_200);
    assertThat(cold.isFull()).as("it has found its pace").isTrue();
  }

  @Test
  void aMomentsStandstillIsNoOverload() {
    Lane calm = new Lane(settings(0, 900), this::process, () -> now);
    offer(calm, "a", true);
    pass(850);
    assertThat(offer(calm, "b", true)).isTrue();
    pass(40);
    calm.turnAwayLate();
    assertThat(turnedAway).isEmpty();
    pass(20);
    assertThat(calm.isFull()).as("there was room for all 910 ms ago").isTrue();
    done(0);
    assertThat(keys(batches.getLast())).containsExactly("b");
    assertThat(calm.isFull()).isFalse();
  }

  @Test
  void whereBatchesStayTooSmallPatienceEnds() {
    Lane calm = new Lane(settings(0, 900), this::process, () -> now);
    offer(calm, "first", true);
    for (int ms = 0; ms < 2_000; ms += 100) {
      for (int n = 0; n < 500; n++) {
        offer(calm, "till " + ms + "." + n, true);
      }
      done(100);
    }
    assertThat(calm.waiting()).as("what goes in 500 ms").isBetween(4 * 256, 6 * 256);
  }

  @Test
  void whoHasWaitedTooLongIsTurnedAwayAlsoWhileTheBatchGoesOn() {
    till("a");
    pass(100);
    till("b");
    pass(490);
    lane.turnAwayLate();
    assertThat(turnedAway).isEmpty();
    pass(20);
    lane.turnAwayLate();
    assertThat(turnedAway).containsExactly("b");
    done(0);
    assertThat(batches).hasSize(1);
  }

  @Test
  void whoHasWaitedTooLongIsNotBookedAfterwards() {
    till("a");
    till("b");
    pass(450);
    till("c");
    done(100);
    assertThat(turnedAway).containsExactly("b");
    assertThat(keys(batches.get(1))).containsExactly("c");
  }

  @Test
  void noMoreAreTakenThanCanBeServedInTime() {
    slowDatabase();
    int taken = 0;
    till("first");
    while (till("till " + taken)) {
      taken++;
    }
    // 4 ms each, so that 500 ms are enough for 125, give or take the batch that is being filled.
    assertThat(taken).isBetween(60, 260);
    while (lane.waiting() > 0) {
      done(5 + 4 * batches.getLast().size());
    }
    assertThat(turnedAway).hasSizeLessThan(taken / 4);
  }

  @Test
  void batchesGetSmallerWhereTheDatabaseIsSlow() {
    slowDatabase();
    stream("first");
    for (int n = 0; n < 400; n++) {
      stream("line " + n);
    }
    done(10);
    assertThat(batches.getLast()).hasSizeBetween(30, 60);
  }

  @Test
  void streamsWaitForAsLongAsItTakes() {
    till("a");
    stream("line");
    pass(60_000);
    lane.turnAwayLate();
    done(0);
    assertThat(keys(batches.get(1))).containsExactly("line");
    assertThat(turnedAway).isEmpty();
  }

  @Test
  void tillsGoBeforeStreamsButNeverTakeAll() {
    till("first");
    for (int n = 0; n < 1000; n++) {
      stream("line " + n);
    }
    for (int n = 0; n < 300; n++) {
      till("till " + n);
    }
    done(5);
    List<String> batch = keys(batches.get(1));
    assertThat(batch.stream().filter(key -> key.startsWith("till"))).hasSize(256 - 32);
    assertThat(batch.stream().filter(key -> key.startsWith("line"))).hasSize(32);
  }

  @Test
  void streamsFillABatchUpOnlyWhileNoTillIsAbout() {
    till("first");
    for (int n = 0; n < 4000; n++) {
      stream("line " + n);
    }
    done(5);
    assertThat(batches.getLast()).hasSizeLessThan(256);
    for (int ms = 0; ms < 1_100; ms += 100) {
      done(100);
    }
    assertThat(batches.getLast()).hasSize(256);
  }

  @Test
  void aStreamsLinesDoNotMakeATillsRoomFull() {
    till("first");
    int taken = 0;
    while (stream("line " + taken)) {
      taken++;
    }
    assertThat(taken).isEqualTo(SETTINGS.waitingMax());
    assertThat(till("till")).isTrue();
  }

  @Test
  void whoHasMuchGoingOnGetsAPartOfEachBatchInOrder() {
    till("first");
    for (int n = 0; n < 5; n++) {
      till("anna#" + n);
    }
    till("ben");
    done(5);
    till("carla");
    assertThat(keys(batches.get(1))).containsExactly("anna#0", "anna#1", "ben");
    done(5);
    assertThat(keys(batches.get(2))).containsExactly("anna#2", "anna#3", "carla");
    done(5);
    assertThat(keys(batches.get(3))).containsExactly("anna#4");
    assertThat(lane.waiting()).isZero();
  }

  @Test
  void whoHasMuchGoingOnIsTurnedAwayAndNobodyElse() {
    slowDatabase();
    till("first");
    int taken = 0;
    while (till("anna#" + taken)) {
      taken++;
    }
    assertThat(taken).as("500 ms are enough for so many batches of two").isBetween(40, 110);
    assertThat(lane.isFull()).isFalse();
    assertThat(till("ben")).isTrue();
    turnedAway.clear();
    done(9);
    assertThat(keys(batches.getLast())).hasSize(3).contains("ben");
    while (lane.waiting() > 0) {
      done(5 + 4 * batches.getLast().size());
    }
    assertThat(turnedAway).hasSizeLessThan(taken / 4);
  }

  @Test
  void whoIsLateIsTurnedAwayAlsoWhereOthersOfTheMemberWent() {
    till("first");
    for (int n = 0; n < 4; n++) {
      till("anna#" + n);
    }
    pass(300);
    done(0);
    pass(300);
    lane.turnAwayLate();
    assertThat(turnedAway).containsExactly("anna#2", "anna#3");
    done(0);
    assertThat(till("anna#4")).isTrue();
  }

  @Test
  void isBackToNormalSoonAfterTheDatabaseStoodStill() {
    till("stuck");
    done(30_000);
    for (int n = 0; n < 30; n++) {
      till("till " + n);
      done(5);
    }
    till("a");
    assertThat(till("b")).isTrue();
  }

  /** Batches that took 5 ms and 4 ms for each command. */
  private void slowDatabase() {
    for (int n = 0; n < 60; n++) {
      till("slow " + n);
      for (int more = 0; more < n % 20; more++) {
        till("slow " + n + "." + more);
      }
      done(5 + 4);
      done(5 + 4 * batches.getLast().size());
    }
    pass(2_000);
    turnedAway.clear();
  }

  private boolean till(String key) {
    return offer(key, true);
  }

  private boolean stream(String key) {
    return offer(key, false);
  }

  private boolean offer(String key, boolean isTill) {
    return offer(lane, key, isTill);
  }

  private boolean offer(Lane lane, String key, boolean isTill) {
    AtomicBoolean taken = new AtomicBoolean();
    Mono.<Outcome>create(
            caller ->
                taken.set(
                    lane.offer(
                        isTill
                            ? Waiting.till(event(key), null, caller, BUSY)
                            : Waiting.patient(null, event(key), null, caller, BUSY))))
        .subscribe(outcome -> turnedAway.add(key));
    return taken.get();
  }

  private void pass(long ms) {
    now += TimeUnit.MILLISECONDS.toNanos(ms);
  }

  private void done(long afterMs) {
    pass(afterMs);
    underWay.tryEmitEmpty();
  }

  private static List<String> keys(List<Waiting> batch) {
    return batch.stream().map(one -> ((RecordEvent) one.command()).key()).toList();
  }

  /** {@code anna#1} and {@code anna#2} are of one member. */
  private static RecordEvent event(String key) {
    return new RecordEvent(
        key,
        new MemberRef(MemberRef.Kind.CARD, key.split("#")[0]),
        "review",
        OffsetDateTime.parse("2026-11-29T10:00:00Z"),
        Map.of());
  }
}
