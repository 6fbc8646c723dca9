package dev.regulars.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.programme.WarningTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WarningsTests {

  private static final LocalDate END = LocalDate.of(2027, 6, 30);
  private static final WarningTerms TERMS = new WarningTerms(List.of(7, 30), List.of(14));
  private static final HeldTier NO_END = new HeldTier("gold", LocalDate.of(2027, 1, 1), null);

  @Test
  void eachDistanceIsToldOnItsDayAndNotBefore() {
    assertThat(told(END.minusDays(32), END.minusDays(31), lot(40, END))).isEmpty();
    assertThat(told(END.minusDays(31), END.minusDays(30), lot(40, END))).containsExactly("40/30");
    assertThat(told(END.minusDays(30), END.minusDays(8), lot(40, END))).isEmpty();
    assertThat(told(END.minusDays(8), END.minusDays(7), lot(40, END))).containsExactly("40/7");
  }

  @Test
  void daysOffAreCaughtUpAsLongAsThePointsAreThere() {
    assertThat(told(END.minusDays(40), END.minusDays(2), lot(40, END)))
        .containsExactly("40/30", "40/7");
    assertThat(told(END.minusDays(40), END, lot(40, END))).containsExactly("40/30", "40/7");
    assertThat(told(END.minusDays(40), END.plusDays(1), lot(40, END))).isEmpty();
  }

  @Test
  void pointsThatEndTogetherAreToldTogetherWithoutThoseThatAreHeld() {
    assertThat(
            told(
                END.minusDays(31),
                END.minusDays(30),
                lot(40, END),
                lot(PointAccount.PENDING, 5, END),
                lot(PointAccount.RESERVED, 100, END),
                lot(-3, END),
                lot(7, null)))
        .containsExactly("45/30");
  }

  @Test
  void theNextDayIsTheFirstDistanceThatIsStillToCome() {
    List<Lot> lots = List.of(lot(40, END));
    assertThat(next(END.minusDays(50), lots, NO_END)).isEqualTo(END.minusDays(30));
    assertThat(next(END.minusDays(30), lots, NO_END)).isEqualTo(END.minusDays(7));
    assertThat(next(END.minusDays(7), lots, NO_END)).isNull();
    HeldTier ends = new HeldTier("gold", NO_END.since(), END.plusDays(1));
    assertThat(next(END.minusDays(30), lots, ends)).isEqualTo(END.minusDays(13));
  }

  @Test
  void aTierIsToldAsLongAsItIsTheOneThatWasThere() {
    HeldTier ends = new HeldTier("gold", NO_END.since(), END);
    assertThat(tier(new TierHistory(ends))).containsExactly("gold/14");
    TierHistory reached = new TierHistory(NO_END);
    reached.hold(ends);
    assertThat(tier(reached)).as("came today").isEmpty();
  }

  private static List<String> tier(TierHistory tiers) {
    return new Warnings(TERMS, END.minusDays(20), END.minusDays(3), List.of())
        .events(tiers).stream()
            .map(AccountEvent.TierEnding.class::cast)
            .map(event -> event.tier() + "/" + event.days())
            .toList();
  }

  private static @Nullable LocalDate next(LocalDate today, List<Lot> lots, HeldTier held) {
    return Warnings.next(TERMS, today, lots, held);
  }

  private static List<String> told(LocalDate after, LocalDate today, Lot... lots) {
    return new Warnings(TERMS, after, today, List.of(lots))
        .events(new TierHistory(NO_END)).stream()
            .map(AccountEvent.PointsExpiring.class::cast)
            .map(event -> event.points() + "/" + event.days())
            .toList();
  }

  private static Lot lot(long points, @Nullable LocalDate end) {
    return lot(PointAccount.AVAILABLE, points, end);
  }

  private static Lot lot(PointAccount account, long points, @Nullable LocalDate end) {
    return new Lot(
        UUID.randomUUID(), account, points, 0, new Terms(null, end, false, null), points < 0, true);
  }
}
