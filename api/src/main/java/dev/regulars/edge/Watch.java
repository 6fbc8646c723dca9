package dev.regulars.edge;

import dev.regulars.edge.Visit.Phase;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Gives everything on a connection its time, and ends what exceeds it. A request costs no timer and
 * no look at the clock: a few times a second all connections are looked at.
 */
@Component
class Watch implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(Watch.class);
  private static final Duration LINGER = Duration.ofSeconds(5);
  private static final long ROUND_MS = 200;

  private final HttpLimits limits;
  private final Connections connections;
  private final EdgeMeters meters;
  private final EdgeProblems problems;
  private final Scheduler rounds = Schedulers.newSingle("edge", true);
  private final long bodyPauseNs;
  private final long bodyNsPerByte;
  private final long readerNsPerByte;
  private volatile long nowNs = System.nanoTime();
  private volatile long unread;

  Watch(HttpLimits limits, Connections connections, EdgeMeters meters, EdgeProblems problems) {
    this.limits = limits;
    this.connections = connections;
    this.meters = meters;
    this.problems = problems;
    this.bodyPauseNs = limits.bodyPause().toNanos();
    this.bodyNsPerByte = TimeUnit.SECONDS.toNanos(1) / limits.bodyRate().toBytes();
    this.readerNsPerByte = TimeUnit.SECONDS.toNanos(1) / limits.readerRate().toBytes();
    meters.show("regulars.http.unread.bytes", "Answers that wait to be read", () -> unread);
    rounds.schedulePeriodically(this::safeRound, ROUND_MS, ROUND_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void destroy() {
    rounds.dispose();
  }

  /** A time for a connection that was opened: its first head must come. */
  long firstDue() {
    return nowNs + limits.headTime().toNanos();
  }

  void headBegins(Visit visit) {
    visit.dueNs = nowNs + limits.headTime().toNanos();
    visit.phase = Phase.HEAD;
  }

  /** Something came that is no request. */
  void unreadable(Visit visit) {
    meters.count(Refused.UNREADABLE);
    if (visit.phase == Phase.HEAD) {
      visit.phase = Phase.ANSWER;
    }
  }

  /** A request was answered whose body is not wanted. */
  void turnedAway(Visit visit) {
    visit.ahead = 0;
    visit.dueNs = nowNs + LINGER.toNanos();
    visit.phase = Phase.LINGER;
  }

  void requestBegins(Visit visit) {
    visit.open++;
    if (visit.open == 1) {
      visit.dueNs = nowNs + bodyPauseNs;
      visit.answering = false;
      visit.phase = Phase.BODY;
    }
  }

  void bodyComes(Visit visit, int bytes) {
    if (bytes > 0 && visit.phase == Phase.BODY && visit.silence == null) {
      visit.bodyGotOn(bytes, bodyNsPerByte, nowNs, bodyPauseNs);
    }
  }

  void requestIsThere(Visit visit) {
    if (visit.phase == Phase.LINGER) {
      rest(visit);
    } else {
      visit.phase = Phase.ANSWER;
    }
  }

  void answerIsThere(Visit visit) {
    visit.silence = null;
    visit.ahead = 0;
    if (visit.open > 0) {
      visit.open--;
    }
    if (visit.phase == Phase.BODY) {
      visit.dueNs = nowNs + LINGER.toNanos();
      visit.phase = Phase.LINGER;
    } else {
      rest(visit);
    }
  }

  private void rest(Visit visit) {
    if (visit.open > 0) {
      visit.phase = Phase.ANSWER;
    } else {
      visit.dueNs = nowNs + limits.idleTime().toNanos();
      visit.phase = Phase.IDLE;
    }
  }

  /** The request is a stream: it has got on when its reader says so. */
  void streamBegins(Visit visit, Sinks.Empty<Void> silence) {
    visit.dueNs = nowNs + limits.streamPause().toNanos();
    visit.silence = silence;
  }

  /** A line of the stream was there. */
  void streamGotOn(Visit visit) {
    visit.dueNs = nowNs + limits.streamPause().toNanos();
  }

  private void safeRound() {
    try {
      round();
    } catch (RuntimeException e) {
      // The next round must come whatever became of this one.
      log.error("The connections were not looked at", e);
    }
  }

  private void round() {
    nowNs = System.nanoTime();
    List<Visit> all = connections.all();
    long sum = 0;
    for (Visit visit : all) {
      if (visit.isOverdue(nowNs)) {
        later(visit, () -> overdue(visit));
      }
      long pending = visit.pendingBytes();
      sum += pending;
      if (pending > 0) {
        later(visit, () -> lookAtReader(visit));
      }
    }
    unread = sum;
    if (sum > limits.answers().toBytes()) {
      dropLargest(all, sum - limits.answers().toBytes());
    }
  }

  /** On the connection's own event loop, which it gets with its first turn there. */
  private static void later(Visit visit, Runnable work) {
    if (visit.channel.isRegistered()) {
      visit.channel.eventLoop().execute(work);
    }
  }

  private void lookAtReader(Visit visit) {
    if (visit.isReadTooSlowly(nowNs, limits.readerPause().toNanos(), readerNsPerByte)) {
      end(visit, Refused.SLOW_READER);
    }
  }

  private void dropLargest(List<Visit> all, long excess) {
    List<Visit> largest =
        all.stream().sorted(Comparator.comparingLong(Visit::pendingBytes).reversed()).toList();
    long left = excess;
    for (Visit visit : largest) {
      if (left <= 0) {
        return;
      }
      left -= visit.pendingBytes();
      later(visit, () -> end(visit, Refused.UNREAD_ANSWERS));
    }
  }

  private void overdue(Visit visit) {
    if (!visit.isOverdue(nowNs)) {
      return;
    }
    switch (visit.phase) {
      case IDLE -> visit.close();
      case HEAD -> refuse(visit, Refused.SLOW_HEAD);
      case BODY -> bodyOverdue(visit);
      case LINGER -> end(visit, Refused.AFTER_ANSWER);
      case ANSWER -> {}
    }
  }

  private void bodyOverdue(Visit visit) {
    Sinks.Empty<Void> silence = visit.silence;
    if (!visit.channel.config().isAutoRead()) {
      // It is we who do not read: the caller cannot help it.
      visit.dueNs = nowNs + (silence == null ? bodyPauseNs : limits.streamPause().toNanos());
    } else if (silence != null) {
      // Its reader says so in the answer; where it does not, the connection goes the next time.
      meters.count(Refused.SILENT_STREAM);
      visit.silence = null;
      visit.dueNs = nowNs + LINGER.toNanos();
      silence.tryEmitEmpty();
    } else if (visit.answering) {
      end(visit, Refused.SLOW_BODY);
    } else {
      refuse(visit, Refused.SLOW_BODY);
    }
  }

  /** Ends a connection without a word. */
  void end(Visit visit, Refused why) {
    if (visit.channel.isActive()) {
      meters.count(why);
      log.debug("Ended a connection: {}", why);
      visit.close();
    }
  }

  /** Ends a connection whose request nobody has answered. */
  private void refuse(Visit visit, Refused why) {
    ChannelHandlerContext turnstile = visit.turnstile;
    if (turnstile == null || !visit.channel.isActive()) {
      end(visit, why);
      return;
    }
    meters.count(why);
    log.debug("Refused a request: {}", why);
    visit.phase = Phase.ANSWER;
    turnstile
        .writeAndFlush(problems.tooSlow().lastResponse(null))
        .addListener(ChannelFutureListener.CLOSE);
  }
}
