package dev.regulars.purchase;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tills' commands in the order in which they came, except that of one member only some go into a
 * batch: however much happens to somebody at once, it is they who wait for it and not everybody
 * whose commands share their lane. What goes on for one member stays in order. Not safe for
 * threads.
 */
final class TillQueue {

  /** So many commands of one member are in a batch at most. */
  static final int SHARE = 2;

  private final Deque<Waiting> queue = new ArrayDeque<>();
  private final Map<Integer, Integer> ofMember = new HashMap<>();
  private int inTurn;

  void add(Waiting waiting) {
    queue.add(waiting);
    if (ofMember.merge(member(waiting), 1, Integer::sum) <= SHARE) {
      inTurn++;
    }
  }

  int size() {
    return queue.size();
  }

  /** How many go before somebody who comes now and of whom nothing else waits. */
  int inTurn() {
    return inTurn;
  }

  /** In how many batches at least the command of somebody could not be, if it came now. */
  int batchesBefore(Command command) {
    return ofMember.getOrDefault(command.lane(), 0) / SHARE;
  }

  /** Takes those that are in turn, so many at most. */
  List<Waiting> take(int most) {
    List<Waiting> taken = new ArrayList<>();
    Map<Integer, Integer> takenOf = new HashMap<>();
    Deque<Waiting> held = new ArrayDeque<>();
    while (taken.size() < most && !queue.isEmpty()) {
      Waiting first = queue.remove();
      if (takenOf.merge(member(first), 1, Integer::sum) <= SHARE) {
        taken.add(first);
      } else {
        held.push(first);
      }
    }
    held.forEach(queue::addFirst);
    taken.forEach(this::left);
    return taken;
  }

  /** Takes those that came before a moment of the lane's clock. */
  List<Waiting> takeThoseBefore(long nanoTime) {
    List<Waiting> late = new ArrayList<>();
    for (Waiting first = queue.peek();
        first != null && first.arrivedAt() - nanoTime < 0;
        first = queue.peek()) {
      late.add(queue.remove());
    }
    late.forEach(this::left);
    return late;
  }

  private void left(Waiting waiting) {
    int others = ofMember.merge(member(waiting), -1, Integer::sum);
    if (others == 0) {
      ofMember.remove(member(waiting));
    }
    if (others < SHARE) {
      inTurn--;
    }
  }

  /** Two members of one hash share a share. */
  private static int member(Waiting waiting) {
    return waiting.command().lane();
  }
}
