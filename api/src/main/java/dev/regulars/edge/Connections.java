package dev.regulars.edge;

import dev.regulars.security.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The open connections and their shares. A connection is a stranger's until it has shown a key or
 * session. Strangers have a share that nobody else can take, and beyond it what the others leave
 * free, as when all tills come back at once: when there is no room, the stranger that asked for
 * nothing for the longest time gives way, so that a till or a health check that comes is let in at
 * any time.
 */
@Component
class Connections {

  /** Of those that give way, one that is not being answered is looked for among so many. */
  private static final int LOOKED_AT = 16;

  private final HttpLimits limits;
  private final EdgeMeters meters;
  private final Set<Visit> known = new HashSet<>();

  /** The one that was busy last at the end. */
  private final LinkedHashSet<Visit> strangers = new LinkedHashSet<>();

  private final Map<String, Integer> byAddress = new HashMap<>();
  private final Map<UUID, Integer> byCaller = new HashMap<>();

  Connections(HttpLimits limits, EdgeMeters meters) {
    this.limits = limits;
    this.meters = meters;
    meters.show("regulars.http.connections", "Open connections", this::size);
    meters.show(
        "regulars.http.strangers", "Those that have not shown a key or session", this::strangers);
  }

  /** Counts a connection, whose closing must be {@linkplain #close told}; false for no room. */
  boolean open(Visit visit) {
    List<Visit> leaving = new ArrayList<>(1);
    boolean admitted = admit(visit, leaving);
    leaving.forEach(Visit::close);
    return admitted;
  }

  private synchronized boolean admit(Visit visit, List<Visit> leaving) {
    int there = byAddress.getOrDefault(visit.address, 0);
    if (there >= limits.connectionsPerAddress()) {
      meters.count(Refused.CONNECTIONS_OF_ADDRESS);
      if (!dismiss(visit.address, leaving)) {
        return false;
      }
    }
    if (known.size() + strangers.size() >= limits.connections()) {
      meters.count(Refused.CONNECTIONS);
      if (!dismiss(null, leaving)) {
        return false;
      }
    }
    strangers.add(visit);
    byAddress.merge(visit.address, 1, Integer::sum);
    return true;
  }

  private boolean dismiss(@Nullable String address, List<Visit> leaving) {
    Visit first = null;
    int seen = 0;
    for (Iterator<Visit> each = strangers.iterator(); each.hasNext() && seen < LOOKED_AT; ) {
      Visit visit = each.next();
      if (address != null && !visit.address.equals(address)) {
        continue;
      }
      seen++;
      first = first == null ? visit : first;
      if (visit.phase != Visit.Phase.ANSWER) {
        first = visit;
        break;
      }
    }
    if (first == null) {
      return false;
    }
    forget(first);
    leaving.add(first);
    return true;
  }

  /** It is gone. */
  synchronized void close(Visit visit) {
    forget(visit);
  }

  private void forget(Visit visit) {
    if (!strangers.remove(visit) && !known.remove(visit)) {
      return;
    }
    byAddress.computeIfPresent(visit.address, (address, number) -> number == 1 ? null : number - 1);
    UUID owner = visit.owner;
    if (owner != null) {
      byCaller.computeIfPresent(owner, (id, number) -> number == 1 ? null : number - 1);
    }
  }

  /** It has shown whose it is; it stays a stranger's where theirs are too many. */
  synchronized void known(Visit visit, Caller caller) {
    if (visit.owner != null) {
      return;
    }
    int theirs = byCaller.getOrDefault(caller.id(), 0);
    boolean room =
        theirs < limits.connectionsPerCaller()
            && known.size() < limits.connections() - limits.strangers();
    if (room && strangers.remove(visit)) {
      known.add(visit);
      byCaller.put(caller.id(), theirs + 1);
      visit.owner = caller.id();
    } else {
      busy(visit);
    }
  }

  /** A stranger has asked for something. */
  synchronized void busy(Visit visit) {
    if (strangers.remove(visit)) {
      strangers.add(visit);
    }
  }

  synchronized int size() {
    return known.size() + strangers.size();
  }

  synchronized int strangers() {
    return strangers.size();
  }

  synchronized List<Visit> all() {
    List<Visit> all = new ArrayList<>(known.size() + strangers.size());
    all.addAll(known);
    all.addAll(strangers);
    return all;
  }
}
