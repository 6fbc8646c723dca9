package dev.regulars.purchase;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/**
 * One batch at a time: while a batch commits, the next gathers what arrives meanwhile. So an idle
 * server adds no wait, and a busy one shares each commit among many.
 *
 * <p>Room is counted in time: a till is turned away at once where it would wait for too long, and
 * so is one that has waited that long after all; neither was booked. Who has much going on at once
 * waits for themselves ({@link TillQueue}). Whoever can wait (streams, imports) waits apart: tills
 * go before them, and an eighth of each batch is always theirs.
 */
final class Lane {

  /** Batches never get smaller, however slow the database is: that would make it slower still. */
  private static final int LEAST_BATCH = 16;

  /** So much longer a till waits while the lane's first batches go. */
  private static final int COLD_PATIENCE = 10;

  private static final int PATIENT_PART = 8;

  /** While tills are about, batches that the patient fill up take so much less time. */
  private static final int GENTLE_PART = 4;

  private static final long TILLS_ARE_ABOUT_NS = TimeUnit.SECONDS.toNanos(1);

  private final IntakeSettings settings;
  private final Function<List<Waiting>, Mono<Void>> process;
  private final LongSupplier nanoTime;

  private final Object lock = new Object();
  private final TillQueue tills = new TillQueue();
  private final Deque<Waiting> patient = new ArrayDeque<>();
  private final Pace pace = new Pace();
  private int underWay;
  private long done;
  private long begunAt;
  private long lastTillAt;

  /** When a batch last took all who were in turn. */
  private long lastCalmAt;

  /**
   * An idle lane.
   *
   * @param process books a batch and answers each of its commands, whatever happens; it never fails
   * @param nanoTime {@link System#nanoTime()}
   */
  Lane(
      IntakeSettings settings, Function<List<Waiting>, Mono<Void>> process, LongSupplier nanoTime) {
    this.settings = settings;
    this.process = process;
    this.nanoTime = nanoTime;
    this.lastCalmAt = nanoTime.getAsLong();
    this.lastTillAt = lastCalmAt - TILLS_ARE_ABOUT_NS;
  }

  /** Whether there was room for it. */
  boolean offer(Waiting waiting) {
    synchronized (lock) {
      long now = nanoTime.getAsLong();
      if (!(waiting.isPatient() ? hasRoomForPatient() : hasRoomFor(waiting.command(), now))) {
        return false;
      }
      waiting.arrived(now);
      if (waiting.isPatient()) {
        patient.add(waiting);
      } else {
        lastTillAt = now;
        tills.add(waiting);
      }
    }
    drain();
    return true;
  }

  /** Whether a till that came now would be turned away. */
  boolean isFull() {
    synchronized (lock) {
      return isFull(nanoTime.getAsLong());
    }
  }

  int waiting() {
    synchronized (lock) {
      return tills.size() + patient.size();
    }
  }

  /** Turns tills away that have waited for too long; to be called again and again. */
  void turnAwayLate() {
    List<Waiting> late;
    synchronized (lock) {
      late = takeLate(nanoTime.getAsLong());
    }
    late.forEach(Waiting::turnAway);
  }

  private boolean hasRoomForPatient() {
    return patient.size() < settings.waitingMax();
  }

  private boolean hasRoomFor(Command command, long now) {
    return tills.size() < settings.waitingMax()
        && expectedWait(now, tills.batchesBefore(command)) <= longestWait(now);
  }

  private boolean isFull(long now) {
    return expectedWait(now, 0) > longestWait(now);
  }

  /**
   * A database that stands still for a moment is no overload: what gathers meanwhile goes with the
   * next batches. Where batches go on being too small for all who wait, waiting helps nobody
   * (controlled delay, as in "Fail at Scale", ACM Queue 13/8).
   */
  private long longestWait(long now) {
    long nanos = settings.waitMax().toNanos();
    if (done < settings.coldBatches()) {
      return COLD_PATIENCE * nanos;
    }
    long calm = settings.calmWaitMax().toNanos();
    return now - lastCalmAt < calm ? Math.max(calm, nanos) : nanos;
  }

  /**
   * How long it will be until the batch of a till begins that comes now.
   *
   * @param ownBatches that have to be done before, because they are about the same member
   */
  private long expectedWait(long now, int ownBatches) {
    if (underWay == 0) {
      return 0;
    }
    int tillsInBatch = batchMax();
    if (!patient.isEmpty()) {
      tillsInBatch -= batchMax() / PATIENT_PART;
    }
    // What takes longer than it should will take as long again, as far as anybody knows.
    long remaining = Math.abs(pace.estimate(underWay) - (now - begunAt));
    int fullBatches = tills.inTurn() / tillsInBatch;
    return ownBatches <= fullBatches
        ? remaining + fullBatches * pace.estimate(batchMax())
        : remaining + ownBatches * pace.estimate(Math.min(tills.inTurn(), tillsInBatch));
  }

  /** So many commands that the next in line is not kept waiting by the batch alone. */
  private int batchMax() {
    return Math.min(settings.batchSizeMax(), within(settings.batchTimeMax().toNanos()));
  }

  private int within(long nanos) {
    return Math.max(LEAST_BATCH, pace.sizeWithin(nanos));
  }

  private void drain() {
    List<Waiting> late;
    List<Waiting> batch;
    synchronized (lock) {
      if (underWay > 0) {
        return;
      }
      long now = nanoTime.getAsLong();
      late = takeLate(now);
      batch = takeBatch(now);
      underWay = batch.size();
      begunAt = now;
    }
    late.forEach(Waiting::turnAway);
    if (!batch.isEmpty()) {
      process.apply(batch).doFinally(signal -> finished()).subscribe();
    }
  }

  private List<Waiting> takeLate(long now) {
    return tills.takeThoseBefore(now - longestWait(now));
  }

  private List<Waiting> takeBatch(long now) {
    int most = batchMax();
    int forPatient = Math.min(patient.size(), most / PATIENT_PART);
    List<Waiting> batch = tills.take(most - forPatient);
    if (batch.size() < most - forPatient) {
      lastCalmAt = now;
    }
    if (now - lastTillAt < TILLS_ARE_ABOUT_NS) {
      int gentle = within(settings.batchTimeMax().toNanos() / GENTLE_PART);
      most = Math.min(most, Math.max(gentle, batch.size() + forPatient));
    }
    while (batch.size() < most && !patient.isEmpty()) {
      batch.add(patient.remove());
    }
    return batch;
  }

  private void finished() {
    synchronized (lock) {
      pace.took(underWay, nanoTime.getAsLong() - begunAt);
      done++;
      underWay = 0;
    }
    drain();
  }
}
