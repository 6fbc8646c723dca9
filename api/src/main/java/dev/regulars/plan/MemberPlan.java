package dev.regulars.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A member's time of a plan: terms one behind the other, those that are over included. What is done
 * to it gives another one. Pure; days are the programme's.
 *
 * @param terms by their first day
 * @param notice how many days before the end it is told
 * @param renews whether somebody will go on with it; where not, it ends with what there is
 * @param tried whether the member had the trial, ever
 * @param toldOn the day until which ends were told
 */
public record MemberPlan(
    UUID memberId,
    String plan,
    List<Term> terms,
    List<Integer> notice,
    boolean renews,
    boolean tried,
    LocalDate toldOn) {

  private static final Comparator<Term> IN_ORDER =
      Comparator.comparing(Term::startsOn).thenComparing(Term::id);

  /** How it stands on a day. */
  public enum State {
    TRIAL,
    ACTIVE,
    PAUSED,
    ENDED
  }

  public MemberPlan {
    terms = terms.stream().sorted(IN_ORDER).toList();
    notice = List.copyOf(notice);
  }

  /** Nothing yet of a plan. */
  public static MemberPlan none(UUID memberId, Plan plan, LocalDate today) {
    return new MemberPlan(
        memberId, plan.code(), List.of(), plan.noticeDays(), true, false, today.minusDays(1));
  }

  /** Whether the member has it on a day: on none from which on it is paused. */
  public boolean covers(LocalDate day) {
    return isRunning(day) && terms.stream().anyMatch(term -> term.covers(day));
  }

  /** How it stands on a day. */
  public State state(LocalDate day) {
    if (isPaused()) {
      return State.PAUSED;
    }
    return terms.stream()
        .filter(term -> term.covers(day))
        .findFirst()
        .map(term -> term.kind() == Term.Kind.TRIAL ? State.TRIAL : State.ACTIVE)
        .orElse(hasEnded(day) ? State.ENDED : State.ACTIVE);
  }

  private boolean isRunning(LocalDate day) {
    return terms.stream()
        .filter(Term::isPaused)
        .noneMatch(term -> !day.isBefore(term.pauses().getLast().from()));
  }

  boolean isPaused() {
    return terms.stream().anyMatch(Term::isPaused);
  }

  /** Whether nothing of it is left on a day. */
  public boolean hasEnded(LocalDate day) {
    return terms.stream().allMatch(term -> term.isOver(day));
  }

  /** The last day of all of it; null for no end, and where there is nothing. */
  public @Nullable LocalDate endsOn() {
    return hasNoEnd() || terms.isEmpty()
        ? null
        : terms.stream().map(Term::endsOn).max(Comparator.naturalOrder()).orElse(null);
  }

  boolean hasNoEnd() {
    return terms.stream().anyMatch(term -> term.endsOn() == null);
  }

  /** The day on which the next term begins that is added on a day. */
  public LocalDate next(LocalDate day) {
    LocalDate last = endsOn();
    return last == null || (last.isBefore(day) && !isPaused()) ? day : last.plusDays(1);
  }

  /**
   * The same with more of it; it renews again. Whoever adds to one that is paused adds days behind
   * those that are left.
   */
  public MemberPlan with(List<Term> more, List<Integer> noticeNow) {
    List<Term> all = new ArrayList<>(terms);
    all.addAll(more);
    boolean triedNow = tried || more.stream().anyMatch(term -> term.kind() == Term.Kind.TRIAL);
    return new MemberPlan(memberId, plan, all, noticeNow, true, triedNow, toldOn);
  }

  /** The same, which ends with what there is. */
  MemberPlan notRenewed() {
    return new MemberPlan(memberId, plan, terms, notice, false, tried, toldOn);
  }

  /** The same, of which no day counts from a day on, until it is resumed. */
  MemberPlan paused(LocalDate from) {
    return with(
        terms.stream().map(term -> term.covers(from) ? term.paused(from) : term).toList(), toldOn);
  }

  /** The same, which goes on from a day on. */
  MemberPlan resumed(LocalDate on) {
    List<Term> all = new ArrayList<>();
    long moved = 0;
    for (Term term : terms) {
      if (term.isPaused()) {
        all.add(term.resumed(on));
        moved = Math.max(moved, on.toEpochDay() - term.pauses().getLast().from().toEpochDay());
      }
    }
    for (Term term : terms) {
      if (!term.isPaused()) {
        boolean isBehind = terms.stream().anyMatch(one -> one.isPaused() && isBehind(term, one));
        all.add(isBehind ? term.moved(moved) : term);
      }
    }
    return with(all, toldOn);
  }

  private static boolean isBehind(Term term, Term other) {
    return term.startsOn().isAfter(other.startsOn());
  }

  /** What was paid for days after a day, in minor units. */
  long unusedMinor(LocalDate day) {
    // What waits behind one that is paused has moved on with it, though nobody has written so.
    List<Term> all = isPaused() ? resumed(day.plusDays(1)).terms : terms;
    return all.stream()
        .filter(term -> !term.isOver(day))
        .mapToLong(term -> term.unusedMinor(day))
        .reduce(0, Math::addExact);
  }

  /** The same, over with the day before; nothing of that is told any more. */
  MemberPlan endedBefore(LocalDate day) {
    List<Term> left = new ArrayList<>();
    for (Term term : isPaused() ? resumed(day).terms : terms) {
      Term ended = term.isOver(day) ? term : term.endedBefore(day);
      if (ended != null) {
        left.add(ended);
      }
    }
    return new MemberPlan(memberId, plan, left, notice, false, tried, later(toldOn, day));
  }

  /**
   * The same without some terms: one that runs is over with the day before, one behind them moves
   * up, so that nothing that stays is shorter than it was. Where nothing is left of it on the day,
   * nobody has to tell of its end any more.
   */
  public MemberPlan without(Predicate<Term> gone, LocalDate day) {
    MemberPlan running = isPaused() ? resumed(day) : this;
    if (running.terms.stream().noneMatch(term -> !term.isOver(day) && gone.test(term))) {
      return this;
    }
    MemberPlan after = running.running(gone, day);
    return isPaused() ? after.paused(day) : after;
  }

  private MemberPlan running(Predicate<Term> gone, LocalDate day) {
    List<Term> left = new ArrayList<>();
    Set<UUID> waiting = new HashSet<>();
    LocalDate end = day.minusDays(1);
    for (Term term : terms) {
      boolean runs = !term.isOver(day);
      boolean goes = runs && gone.test(term);
      Term kept = goes ? term.endedBefore(day) : term;
      if (kept != null) {
        left.add(kept);
        if (!goes && runs && term.startsOn().isAfter(day)) {
          waiting.add(term.id());
        } else if (runs && kept.endsOn() != null && kept.endsOn().isAfter(end)) {
          end = kept.endsOn();
        }
      }
    }
    List<Term> all = new ArrayList<>();
    for (Term term : left) {
      Term moved = term;
      if (waiting.contains(term.id())) {
        LocalDate start = end.plusDays(1);
        moved =
            start.isBefore(term.startsOn())
                ? term.moved(start.toEpochDay() - term.startsOn().toEpochDay())
                : term;
        end = moved.endsOn() == null ? end : moved.endsOn();
      }
      all.add(moved);
    }
    MemberPlan after = with(all, toldOn);
    return after.hasEnded(day) ? after.with(all, later(toldOn, day)) : after;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /** The same, of which everything was told until a day. */
  MemberPlan toldUntil(LocalDate day) {
    return with(terms, day);
  }

  private MemberPlan with(List<Term> all, LocalDate told) {
    return new MemberPlan(memberId, plan, all, notice, renews, tried, told);
  }

  /** Whether its end, the day after its last, was reached since it was last told, by a day. */
  boolean endedUntil(LocalDate day) {
    LocalDate last = endsOn();
    return last != null && !isPaused() && last.plusDays(1).isAfter(toldOn) && last.isBefore(day);
  }

  /** The least of its distances whose day has come since it was last told; null for none. */
  @Nullable Integer noticeUntil(LocalDate day) {
    LocalDate last = endsOn();
    if (last == null || isPaused() || last.isBefore(day)) {
      return null;
    }
    return notice.stream()
        .filter(days -> last.minusDays(days).isAfter(toldOn) && !last.minusDays(days).isAfter(day))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The next day on which there is something to tell, null for none. */
  @Nullable LocalDate dueOn() {
    LocalDate last = endsOn();
    if (last == null || isPaused()) {
      return null;
    }
    LocalDate over = last.plusDays(1);
    LocalDate due = over.isAfter(toldOn) ? over : null;
    for (int days : notice) {
      LocalDate on = last.minusDays(days);
      if (on.isAfter(toldOn) && (due == null || on.isBefore(due))) {
        due = on;
      }
    }
    return due;
  }
}
