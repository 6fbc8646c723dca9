package dev.regulars.reward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.account.HeldPart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RedemptionTests {

  private static final LocalDate SOON = LocalDate.of(2026, 12, 31);
  private static final LocalDate LATER = LocalDate.of(2027, 12, 31);

  private static Redemption redemption(HeldPart... parts) {
    long points = List.of(parts).stream().mapToLong(HeldPart::points).sum();
    return new Redemption(
        UUID.randomUUID(),
        UUID.randomUUID(),
        null,
        RewardKind.CASH,
        "Points",
        points,
        points,
        Redemption.State.CONFIRMED,
        List.of(parts),
        0,
        false,
        null,
        null,
        null,
        SOON,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        null,
        null,
        List.of(),
        Redemption.Answers.NONE);
  }

  @Test
  void whatWasSpentLastGoesBackFirst() {
    Redemption whole =
        redemption(new HeldPart(30, SOON), new HeldPart(50, LATER), new HeldPart(20, null));
    assertThat(whole.lastSpent(25)).containsExactly(new HeldPart(20, null), new HeldPart(5, LATER));
    Redemption less = whole.giveBack(25);
    assertThat(less.state()).isEqualTo(Redemption.State.CONFIRMED);
    assertThat(less.left()).isEqualTo(75);
    assertThat(less.lastSpent(75)).containsExactly(new HeldPart(45, LATER), new HeldPart(30, SOON));
    assertThat(less.giveBack(75).state()).isEqualTo(Redemption.State.REVERSED);
  }

  @Test
  void inPartsOrAtOnceTheSameComesBack() {
    Redemption whole = redemption(new HeldPart(3, SOON), new HeldPart(4, LATER));
    for (int first = 1; first < 7; first++) {
      long soon = 0;
      long later = 0;
      for (HeldPart part : whole.lastSpent(first)) {
        soon += SOON.equals(part.expiresOn()) ? part.points() : 0;
        later += LATER.equals(part.expiresOn()) ? part.points() : 0;
      }
      for (HeldPart part : whole.giveBack(first).lastSpent(7 - first)) {
        soon += SOON.equals(part.expiresOn()) ? part.points() : 0;
        later += LATER.equals(part.expiresOn()) ? part.points() : 0;
      }
      assertThat(List.of(soon, later)).containsExactly(3L, 4L);
    }
  }

  @Test
  void cashIsWorthTheSameHoweverItIsSplit() {
    Reward.Cash cash = new Reward.Cash(300, 100, 150, 150, null);
    assertThat(cash.worth(150)).isEqualTo(50);
    assertThat(cash.worth(450)).isEqualTo(150);
    assertThat(cash.admits(100)).isFalse();
  }
}
