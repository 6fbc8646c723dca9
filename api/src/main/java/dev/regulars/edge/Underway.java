package dev.regulars.edge;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bytes of bodies and the streams that are under way, in all, by address and by caller. */
@Component
class Underway {

  private final Share bodies;
  private final Shares<String> bodiesOfAddresses;
  private final Shares<UUID> bodiesOfCallers;
  private final Share streams;
  private final Shares<UUID> streamsOfCallers;

  Underway(HttpLimits limits, EdgeMeters meters) {
    this.bodies = new Share(limits.bodies().toBytes());
    this.bodiesOfAddresses = new Shares<>(limits.bodiesPerAddress().toBytes());
    this.bodiesOfCallers = new Shares<>(limits.bodiesPerCaller().toBytes());
    this.streams = new Share(limits.streams());
    this.streamsOfCallers = new Shares<>(limits.streamsPerCaller());
    meters.show("regulars.http.body.bytes", "Bodies under way", bodies.taken::get);
    meters.show("regulars.http.streams", "Streams under way", streams.taken::get);
  }

  Body body(String address, UUID caller) {
    return new Body(address, caller);
  }

  /** Null where the stream may begin, which must then be {@linkplain #streamEnded told}. */
  @Nullable Refused streamBegins(UUID caller) {
    if (!streamsOfCallers.take(caller, 1)) {
      return Refused.STREAMS_OF_CALLER;
    }
    if (!streams.take(1)) {
      streamsOfCallers.giveBack(caller, 1);
      return Refused.STREAMS;
    }
    return null;
  }

  void streamEnded(UUID caller) {
    streams.giveBack(1);
    streamsOfCallers.giveBack(caller, 1);
  }

  /** Owners of something; for a test. */
  int owners() {
    return bodiesOfAddresses.taken.size()
        + bodiesOfCallers.taken.size()
        + streamsOfCallers.taken.size();
  }

  /** What one body has taken. */
  final class Body {

    private final String address;
    private final UUID caller;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicBoolean ended = new AtomicBoolean();

    private Body(String address, UUID caller) {
      this.address = address;
      this.caller = caller;
    }

    /** Null where there is room for so many more bytes. */
    @Nullable Refused take(long bytes) {
      if (!bodiesOfCallers.take(caller, bytes)) {
        return Refused.BODIES_OF_CALLER;
      }
      if (!bodiesOfAddresses.take(address, bytes)) {
        bodiesOfCallers.giveBack(caller, bytes);
        return Refused.BODIES_OF_ADDRESS;
      }
      if (!bodies.take(bytes)) {
        bodiesOfCallers.giveBack(caller, bytes);
        bodiesOfAddresses.giveBack(address, bytes);
        return Refused.BODIES;
      }
      taken.addAndGet(bytes);
      if (ended.get()) {
        giveBack();
      }
      return null;
    }

    void end() {
      ended.set(true);
      giveBack();
    }

    private void giveBack() {
      long bytes = taken.getAndSet(0);
      if (bytes > 0) {
        bodiesOfCallers.giveBack(caller, bytes);
        bodiesOfAddresses.giveBack(address, bytes);
        bodies.giveBack(bytes);
      }
    }
  }

  /** So much of something. */
  private static final class Share {

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    Share(long most) {
      this.most = most;
    }

    boolean take(long amount) {
      long now = taken.addAndGet(amount);
      if (now > most) {
        taken.addAndGet(-amount);
        return false;
      }
      return true;
    }

    void giveBack(long amount) {
      taken.addAndGet(-amount);
    }
  }

  /** So much for each; who has none is not remembered. */
  private static final class Shares<K> {

    private final long most;
    private final ConcurrentMap<K, Long> taken = new ConcurrentHashMap<>();

    Shares(long most) {
      this.most = most;
    }

    boolean take(K owner, long amount) {
      boolean[] room = {true};
      taken.compute(
          owner,
          (key, before) -> {
            long has = before == null ? 0 : before;
            room[0] = has + amount <= most;
            return room[0] ? Long.valueOf(has + amount) : before;
          });
      return room[0];
    }

    void giveBack(K owner, long amount) {
      taken.computeIfPresent(owner, (key, has) -> has <= amount ? null : has - amount);
    }
  }
}
