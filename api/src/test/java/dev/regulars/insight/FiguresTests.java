package dev.regulars.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.insight.Figures.OfDay;
import dev.regulars.insight.Figures.On;
import dev.regulars.insight.Happened.Given;
import dev.regulars.insight.Happened.Seen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FiguresTests {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
  private static final UUID ANNA = new UUID(1, 1);
  private static final Given FIVE = new Given(5, Map.of("Base", 5L), Set.of("Thanks"), List.of());

  private static Happened bought(String store, UUID member, Given given, Seen... contains) {
    return new Happened.Bought(store, DAY, AT, 500, member, given, List.of(contains));
  }

  private static OfDay day(Figures figures, String store) {
    return figures.days().get(new On(store, DAY));
  }

  @Test
  void aPurchaseCountsForItsStoreAndForAll() {
    Figures figures = Figures.of(List.of(bought("a", ANNA, FIVE), bought("b", ANNA, FIVE)));
    assertThat(day(figures, "a").purchases).isEqualTo(1);
    assertThat(day(figures, "").purchases).isEqualTo(2);
    assertThat(day(figures, "").spentMinor).isEqualTo(1000);
    assertThat(day(figures, "").issued).isEqualTo(10);
    assertThat(day(figures, "").members).containsExactly(ANNA);
  }

  @Test
  void anAnonymousPurchaseIsAPurchaseAndNobodysUntilItIsClaimed() {
    Happened anonymous = bought("a", null, Given.NOTHING);
    Figures before = Figures.of(List.of(anonymous));
    assertThat(day(before, "a").purchases).isEqualTo(1);
    assertThat(day(before, "a").members).isEmpty();
    assertThat(before.rules()).isEmpty();

    Figures after = Figures.of(List.of(anonymous, new Happened.Claimed("a", DAY, AT, ANNA, FIVE)));
    assertThat(day(after, "a").purchases).isEqualTo(1);
    assertThat(day(after, "a").spentMinor).isEqualTo(500);
    assertThat(day(after, "a").issued).isEqualTo(5);
    assertThat(day(after, "a").members).containsExactly(ANNA);
    assertThat(after.rules().get(new On("Base", DAY)).fired).isEqualTo(1);
  }

  @Test
  void aRuleFiresAlsoWhereItGivesNoPoints() {
    Figures figures = Figures.of(List.of(bought("a", ANNA, FIVE)));
    assertThat(figures.rules().get(new On("Thanks", DAY)).fired).isEqualTo(1);
    assertThat(figures.rules().get(new On("Thanks", DAY)).points).isZero();
    assertThat(figures.lastFired()).containsOnlyKeys("Base", "Thanks");
  }

  @Test
  void pointsThatAreRedeemedExpireOrAreAdjustedAreTheProgrammes() {
    Figures figures =
        Figures.of(
            List.of(
                new Happened.Moved(DAY, "redeemed", -30),
                new Happened.Moved(DAY, "redeemed", 10),
                new Happened.Moved(DAY, "expired", -7),
                new Happened.Moved(DAY, "adjusted", 5),
                new Happened.Moved(DAY, "adjusted", -2),
                new Happened.Moved(DAY, "issued", 100),
                new Happened.Moved(DAY, "issued", -1),
                new Happened.Returned("a", DAY, 250, 3)));
    assertThat(day(figures, "").redeemed).as("what was given back again").isEqualTo(20);
    assertThat(day(figures, "").expired).isEqualTo(7);
    assertThat(day(figures, "").adjusted).isEqualTo(3);
    assertThat(day(figures, "").issued).as("of a referral, say").isEqualTo(100);
    assertThat(day(figures, "").reversed).isEqualTo(4);
    assertThat(day(figures, "a").reversed).isEqualTo(3);
    assertThat(day(figures, "a").returnedMinor).isEqualTo(250);
  }

  @Test
  void theNameOfTheLatestDayIsTheNameOfACode() {
    Seen old = new Seen(CodeKind.PRODUCT, "E", "Espresso (old)");
    Seen nameless = new Seen(CodeKind.PRODUCT, "E", null);
    Seen now = new Seen(CodeKind.PRODUCT, "E", "Espresso");
    Figures figures =
        Figures.of(
            List.of(
                bought("a", null, Given.NOTHING, now),
                new Happened.Bought(
                    "a", DAY.minusDays(1), AT, 1, null, Given.NOTHING, List.of(old)),
                bought("a", null, Given.NOTHING, nameless)));
    Figures.OfCode code = figures.codes().get(new Figures.Code(CodeKind.PRODUCT, "E"));
    assertThat(code.purchases).isEqualTo(3);
    assertThat(code.name).isEqualTo("Espresso");
    assertThat(code.lastSeenOn).isEqualTo(DAY);
  }
}
