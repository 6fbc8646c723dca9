package dev.regulars.purchase;

import java.util.ArrayDeque;
import java.util.ArrayList;
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
 * so is one that has waited that long after all; neither was booked. Whoever can wait (streams,
 * imports) waits apart: tills go before them, and an eighth of each batch is always theirs.
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
  private final Deque<Waiting> tills = new ArrayDeque<>();
  private final Deque<Waiting> patient = new ArrayDeque<>();
  private final Pace pace = new Pace();
  private int underWay;
  private long done;
  private long begunAt;
  private long lastTillAt;

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
    this.lastTillAt = nanoTime.getAsLong() - TILLS_ARE_ABOUT_NS;
  }

  /** Whether there was room for it. */
  boolean offer(Waiting waiting) {
    synchronized (lock) {
      long now = nanoTime.getAsLong();
      Deque<Waiting> queue = waiting.isPatient() ? patient : tills;
      if (queue.size() >= settings.waitingMax() || (!waiting.isPatient() && isFull(now))) {
        return false;
      }
      if (!waiting.isPatient()) {
        lastTillAt = now;
      }
      waiting.arrived(now);
      queue.add(waiting);
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

  private boolean isFull(long now) {
    return expectedWait(now) > longestWait();
  }

  private long longestWait() {
    long nanos = settings.waitMax().toNanos();
    return done < settings.coldBatches() ? COLD_PATIENCE * nanos : nanos;
  }

  /** How long it will be until the batch of a till begins that comes now. */
  private long expectedWait(long now) {
    if (underWay == 0) {
      return 0;
    }
    int tillsInBatch = batchMax();
    if (!patient.isEmpty()) {
      tillsInBatch -= batchMax() / PATIENT_PART;
    }
    // What takes longer than it should will take as long again, as far as anybody knows.
    long remaining = Math.abs(pace.estimate(underWay) - (now - begunAt));
    return remaining + tills.size() / tillsInBatch * pace.estimate(batchMax());
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
    List<Waiting> late = new ArrayList<>();
    long longest = longestWait();
    for (Waiting first = tills.peek();
        first != null && now - first.arrivedAt() > longest;
        first = tills.peek()) {
      late.add(tills.remove());
    }
    return late;
  }

  private List<Waiting> takeBatch(long now) {
    int most = batchMax();
    int forPatient = Math.min(patient.size(), most / PATIENT_PART);
    List<Waiting> batch = new ArrayList<>();
    take(tills, most - forPatient, batch);
    if (now - lastTillAt < TILLS_ARE_ABOUT_NS) {
      int gentle = within(settings.batchTimeMax().toNanos() / GENTLE_PART);
      most = Math.min(most, Math.max(gentle, batch.size() + forPatient));
    }
    take(patient, most - batch.size(), batch);
    return batch;
  }

  private static void take(Deque<Waiting> queue, int most, List<Waiting> into) {
    for (int n = 0; n < most && !queue.isEmpty(); n++) {
      into.add(queue.remove());
    }
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
