package dev.regulars.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is done to a member's time of a plan. */
class MemberPlanTests {

  private static final LocalDate DAY = LocalDate.of(2027, 1, 1);
  private static final UUID MEMBER = new UUID(0, 7);

  private long ids = 1;

  @Test
  void hasItOnItsDaysAndOnNoOther() {
    MemberPlan plan = of(term(DAY, 10));

    assertThat(plan.covers(DAY.minusDays(1))).isFalse();
    assertThat(plan.covers(DAY)).isTrue();
    assertThat(plan.covers(DAY.plusDays(9))).as("both days included").isTrue();
    assertThat(plan.covers(DAY.plusDays(10))).isFalse();
    assertThat(plan.hasEnded(DAY.plusDays(9))).isFalse();
    assertThat(plan.hasEnded(DAY.plusDays(10))).isTrue();
  }

  @Test
  void aTermMoreBeginsBehindTheLast() {
    MemberPlan plan = of(term(DAY, 10));

    assertThat(plan.next(DAY.plusDays(3))).isEqualTo(DAY.plusDays(10));
    assertThat(plan.next(DAY.plusDays(40))).as("a gap stays a gap").isEqualTo(DAY.plusDays(40));
  }

  @Test
  void aPauseMovesWhatIsLeftAndWhatComesBehind() {
    MemberPlan paused = of(term(DAY, 10), term(DAY.plusDays(10), 30)).paused(DAY.plusDays(4));
    assertThat(paused.covers(DAY.plusDays(3))).isTrue();
    assertThat(paused.covers(DAY.plusDays(4))).isFalse();
    assertThat(paused.covers(DAY.plusDays(15))).as("what comes behind waits, too").isFalse();
    assertThat(paused.covers(DAY.plusDays(60))).as("paused for as long as it takes").isFalse();
    assertThat(paused.hasEnded(DAY.plusDays(400))).isFalse();
    assertThat(paused.dueOn()).isNull();

    MemberPlan resumed = paused.resumed(DAY.plusDays(104));
    assertThat(resumed.covers(DAY.plusDays(3))).as("what was before stays").isTrue();
    assertThat(resumed.covers(DAY.plusDays(50))).isFalse();
    assertThat(resumed.covers(DAY.plusDays(104))).isTrue();
    assertThat(resumed.endsOn()).isEqualTo(DAY.plusDays(139));
    assertThat(days(resumed, DAY, 200)).isEqualTo(40);
  }

  @Test
  void whatIsAddedToAPausedOneComesBehindWhatIsLeft() {
    MemberPlan paused = of(term(DAY, 10)).paused(DAY.plusDays(2));
    LocalDate starts = paused.next(DAY.plusDays(15));
    MemberPlan more = paused.with(List.of(term(starts, 10)), List.of());

    assertThat(days(more, DAY, 60)).as("paused").isEqualTo(2);
    MemberPlan resumed = more.resumed(DAY.plusDays(20));
    assertThat(days(resumed, DAY, 60)).isEqualTo(20);
    assertThat(resumed.endsOn()).isEqualTo(DAY.plusDays(37));
  }

  @Test
  void whatWaitsBehindAPausedOneIsGivenBackWhole() {
    MemberPlan paused =
        of(term(DAY, 10, 1000L), term(DAY.plusDays(10), 10, 1000L)).paused(DAY.plusDays(5));

    assertThat(paused.unusedMinor(DAY.plusDays(30))).isEqualTo(1500);
    MemberPlan ended = paused.endedBefore(DAY.plusDays(30));
    assertThat(days(ended, DAY, 100)).isEqualTo(5);
    MemberPlan less =
        paused.without(term -> term.id().equals(paused.terms().get(1).id()), DAY.plusDays(30));
    assertThat(days(less.resumed(DAY.plusDays(40)), DAY, 100)).isEqualTo(10);
  }

  @Test
  void whatIsOverIsNotTakenAway() {
    MemberPlan over = of(term(DAY, 10));
    assertThat(over.without(term -> true, DAY.plusDays(20))).isEqualTo(over);
  }

  @Test
  void whatIsNotUsedIsPartOfThePrice() {
    Term paid = term(DAY, 10, 1000L);

    assertThat(paid.unusedMinor(DAY.minusDays(1))).isEqualTo(1000);
    assertThat(paid.unusedMinor(DAY)).as("a day that has begun is used").isEqualTo(900);
    assertThat(paid.unusedMinor(DAY.plusDays(9))).isZero();
    assertThat(term(DAY, 3, 1000L).unusedMinor(DAY)).as("rounded down").isEqualTo(666);
    Term paused = paid.paused(DAY.plusDays(5));
    assertThat(paused.unusedMinor(DAY.plusDays(300))).isEqualTo(500);
    assertThat(paused.resumed(DAY.plusDays(305)).unusedMinor(DAY.plusDays(305))).isEqualTo(400);
    assertThat(term(DAY, 10).unusedMinor(DAY)).as("given").isZero();
  }

  @Test
  void endedItIsOverWithTheDayBefore() {
    MemberPlan ended = of(term(DAY, 10), term(DAY.plusDays(10), 10)).endedBefore(DAY.plusDays(5));

    assertThat(ended.covers(DAY.plusDays(4))).isTrue();
    assertThat(ended.covers(DAY.plusDays(5))).isFalse();
    assertThat(ended.terms()).hasSize(1);
    assertThat(ended.dueOn()).as("it was told").isNull();
    assertThat(of(term(DAY, 10)).endedBefore(DAY).terms()).as("on its first day").isEmpty();
    MemberPlan ofPause = of(term(DAY, 10)).paused(DAY.plusDays(2)).endedBefore(DAY.plusDays(5));
    assertThat(ofPause.state(DAY.plusDays(5))).isEqualTo(MemberPlan.State.ENDED);
    assertThat(days(ofPause, DAY, 100)).isEqualTo(2);
  }

  @Test
  void whatStaysMovesUpWhereATermGoes() {
    Term first = term(DAY, 10);
    Term second = term(DAY.plusDays(10), 10);
    Term third = term(DAY.plusDays(20), 10);
    MemberPlan plan = of(first, second, third);
    LocalDate today = DAY.plusDays(3);

    assertThat(plan.without(first::equals, today).endsOn()).isEqualTo(DAY.plusDays(22));
    assertThat(plan.without(second::equals, today).endsOn()).isEqualTo(DAY.plusDays(19));
    assertThat(plan.without(third::equals, today).endsOn()).isEqualTo(DAY.plusDays(19));
    assertThat(plan.without(term -> true, today).hasEnded(today)).isTrue();
    assertThat(days(plan.without(first::equals, today), today, 100)).isEqualTo(20);
  }

  @Test
  void itsEndIsToldAtEachDistanceAndOnce() {
    MemberPlan plan = of(term(DAY, 31)).toldUntil(DAY);
    LocalDate last = DAY.plusDays(30);
    assertThat(plan.dueOn()).isEqualTo(last.minusDays(7));
    assertThat(plan.noticeUntil(last.minusDays(8))).isNull();
    assertThat(plan.noticeUntil(last.minusDays(7))).isEqualTo(7);
    MemberPlan told = plan.toldUntil(last.minusDays(7));
    assertThat(told.dueOn()).isEqualTo(last.minusDays(1));
    assertThat(told.noticeUntil(last)).as("late").isEqualTo(1);
    assertThat(told.endedUntil(last)).isFalse();
    assertThat(told.endedUntil(last.plusDays(1))).isTrue();
    assertThat(told.toldUntil(last.plusDays(1)).dueOn()).isNull();
  }

  /** Whatever is done to it, no day counts twice, none is lost, and something stays due. */
  @Test
  void pausesAndReturnsLoseNoDay() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      MemberPlan plan = of(term(DAY, 20), term(DAY.plusDays(20), 20), term(DAY.plusDays(40), 20));
      LocalDate today = DAY;
      long had = 0;
      for (int step = 0; step < 8; step++) {
        LocalDate next = today.plusDays(random.nextInt(6));
        had +=
            plan.isPaused() ? 0 : days(plan, today, (int) (next.toEpochDay() - today.toEpochDay()));
        today = next;
        plan = plan.isPaused() ? plan.resumed(today) : plan.paused(today);
      }
      plan = plan.resumed(today);
      assertThat(had + days(plan, today, 300)).as("seed " + seed).isEqualTo(60);
      assertThat(plan.dueOn()).as("seed " + seed).isNotNull();
    }
  }

  private static int days(MemberPlan plan, LocalDate from, int number) {
    int days = 0;
    for (int i = 0; i < number; i++) {
      days += plan.covers(from.plusDays(i)) ? 1 : 0;
    }
    return days;
  }

  private MemberPlan of(Term... terms) {
    return new MemberPlan(
        MEMBER, "prime", List.of(terms), List.of(7, 1), true, false, DAY.minusDays(1));
  }

  private Term term(LocalDate starts, int days) {
    return term(starts, days, null);
  }

  private Term term(LocalDate starts, int days, @Nullable Long paidMinor) {
    Term.Kind kind = paidMinor == null ? Term.Kind.GIVEN : Term.Kind.PAID;
    return new Term(
        new UUID(0, ids++),
        kind,
        starts,
        starts.plusDays(days - 1L),
        null,
        null,
        paidMinor,
        List.of());
  }
}
