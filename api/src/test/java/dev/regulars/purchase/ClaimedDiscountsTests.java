package dev.regulars.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.purchase.Redeeming.Off;
import dev.regulars.purchase.Redeeming.Taken;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ClaimedDiscountsTests {

  private static Taken taken(String source, long minor) {
    return new Taken(source, List.of(new Off(1, minor)));
  }

  @Test
  void whatNobodyGaveIsRefusedOrMarked() {
    List<Taken> claimed = List.of(taken("rule:A", 5), taken("manager", 7));
    List<Taken> given = List.of(taken("rule:A", 5));
    ClaimedDiscounts strict = ClaimedDiscounts.of(claimed, given, false);
    assertThat(Objects.requireNonNull(strict.problem()).slug()).isEqualTo("discount-not-given");
    ClaimedDiscounts marking = ClaimedDiscounts.of(claimed, given, true);
    assertThat(marking.problem()).isNull();
    assertThat(marking.foreign()).containsExactly(taken("manager", 7));
    assertThat(marking.notTaken()).isEmpty();
  }

  @Test
  void whatARuleGivesMayBeLeftWhereOthersAreMarked() {
    List<Taken> given = List.of(taken("rule:A", 5));
    assertThat(ClaimedDiscounts.of(List.of(), given, false).problem()).isNotNull();
    ClaimedDiscounts other = ClaimedDiscounts.of(List.of(taken("rule:A", 6)), given, true);
    assertThat(other.problem()).isNull();
    assertThat(other.foreign()).containsExactly(taken("rule:A", 6));
    assertThat(other.notTaken()).isEqualTo(given);
  }

  @Test
  void pointsThatAreGoneAreTakenOff() {
    List<Taken> given = List.of(taken("points", 5));
    assertThat(ClaimedDiscounts.of(List.of(), given, true).problem()).isNotNull();
  }
}
