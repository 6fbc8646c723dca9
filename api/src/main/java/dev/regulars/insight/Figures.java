package dev.regulars.insight;

import dev.regulars.insight.Happened.Bought;
import dev.regulars.insight.Happened.Claimed;
import dev.regulars.insight.Happened.Given;
import dev.regulars.insight.Happened.Moved;
import dev.regulars.insight.Happened.Occurred;
import dev.regulars.insight.Happened.Returned;
import dev.regulars.insight.Happened.Seen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What some happenings add to the figures. Sums, maxima and sets: the order in which they are read
 * does not matter.
 */
final class Figures {

  /** Stands for all stores together. */
  static final String ALL = "";

  /** A day of a store or a rule. */
  record On(String name, LocalDate day) {}

  /** What a day gains. */
  static final class OfDay {
    long purchases;
    long spentMinor;
    long returnedMinor;
    long issued;
    long reversed;
    long redeemed;
    long expired;
    long adjusted;
    final Set<UUID> members = new HashSet<>();
  }

  /** What a rule's day gains. */
  static final class OfRule {
    long fired;
    long points;
    final Set<UUID> members = new HashSet<>();
  }

  /** What a code gains. */
  static final class OfCode {
    long purchases;
    LocalDate lastSeenOn = LocalDate.MIN;
    @Nullable String name;
  }

  /** A code without its name. */
  record Code(CodeKind kind, String code) {}

  private final Map<On, OfDay> days = new HashMap<>();
  private final Map<On, OfRule> rules = new HashMap<>();
  private final Map<String, Instant> lastFired = new TreeMap<>();
  private final Map<Code, OfCode> codes = new HashMap<>();

  static Figures of(List<Happened> happened) {
    Figures figures = new Figures();
    happened.forEach(figures::add);
    return figures;
  }

  /** By store. */
  Map<On, OfDay> days() {
    return days;
  }

  /** By rule. */
  Map<On, OfRule> rules() {
    return rules;
  }

  /** When each rule fired last, of those that did. */
  Map<String, Instant> lastFired() {
    return lastFired;
  }

  Map<Code, OfCode> codes() {
    return codes;
  }

  private void add(Happened happened) {
    switch (happened) {
      case Bought bought -> {
        for (OfDay day : ofStoreAndAll(bought.store(), bought.day())) {
          day.purchases++;
          day.spentMinor = Saturating.plus(day.spentMinor, bought.totalMinor());
          award(day, bought.memberId(), bought.given());
        }
        fire(bought.day(), bought.at(), bought.memberId(), bought.given());
        see(bought.day(), bought.contains());
      }
      case Claimed claimed -> {
        for (OfDay day : ofStoreAndAll(claimed.store(), claimed.day())) {
          award(day, claimed.memberId(), claimed.given());
        }
        fire(claimed.day(), claimed.at(), claimed.memberId(), claimed.given());
      }
      case Occurred event -> {
        award(of(ALL, event.day()), null, event.given());
        fire(event.day(), event.at(), event.memberId(), event.given());
        see(event.day(), event.contains());
      }
      case Returned back -> {
        for (OfDay day : ofStoreAndAll(back.store(), back.day())) {
          day.returnedMinor = Saturating.plus(day.returnedMinor, back.totalMinor());
          day.reversed = Saturating.plus(day.reversed, back.points());
        }
      }
      case Moved moved -> move(of(ALL, moved.day()), moved);
    }
  }

  private List<OfDay> ofStoreAndAll(String store, LocalDate day) {
    return List.of(of(store, day), of(ALL, day));
  }

  private OfDay of(String store, LocalDate day) {
    return days.computeIfAbsent(new On(store, day), key -> new OfDay());
  }

  private static void award(OfDay day, @Nullable UUID memberId, Given given) {
    day.issued = Saturating.plus(day.issued, given.points());
    if (memberId != null) {
      day.members.add(memberId);
    }
  }

  private static void move(OfDay day, Moved moved) {
    switch (moved.account()) {
      case "issued" -> {
        day.issued = Saturating.plus(day.issued, Math.max(0, moved.points()));
        day.reversed = Saturating.plus(day.reversed, Math.max(0, -moved.points()));
      }
      case "redeemed" -> day.redeemed = Saturating.plus(day.redeemed, -moved.points());
      case "expired" -> day.expired = Saturating.plus(day.expired, -moved.points());
      case "adjusted" -> day.adjusted = Saturating.plus(day.adjusted, moved.points());
      // What one member gives another one gets: in the sum nothing happens.
      case "transferred" -> {}
      default -> throw new IllegalArgumentException("no such account: " + moved.account());
    }
  }

  private void fire(LocalDate day, Instant at, @Nullable UUID memberId, Given given) {
    given.byRule().forEach((rule, points) -> fire(rule, day, at, memberId, points));
    given.alsoFired().forEach(rule -> fire(rule, day, at, memberId, 0));
    see(day, given.codes());
  }

  private void fire(String rule, LocalDate day, Instant at, @Nullable UUID memberId, long points) {
    OfRule fired = rules.computeIfAbsent(new On(rule, day), key -> new OfRule());
    fired.fired++;
    fired.points = Saturating.plus(fired.points, points);
    if (memberId != null) {
      fired.members.add(memberId);
    }
    lastFired.merge(rule, at, (one, other) -> one.isAfter(other) ? one : other);
  }

  private void see(LocalDate day, List<Seen> contains) {
    for (Seen seen : contains) {
      OfCode code = codes.computeIfAbsent(new Code(seen.kind(), seen.code()), key -> new OfCode());
      code.purchases++;
      if (!day.isBefore(code.lastSeenOn)) {
        code.lastSeenOn = day;
        code.name = seen.name() == null ? code.name : seen.name();
      }
    }
  }
}
