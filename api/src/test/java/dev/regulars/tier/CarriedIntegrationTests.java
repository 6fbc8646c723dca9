package dev.regulars.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.account.Account;
import dev.regulars.account.DayTotals;
import dev.regulars.account.HeldTier;
import dev.regulars.account.MemberDays;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.facts.FactNeeds;
import dev.regulars.rules.facts.Standing;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What periods hand on is decided once, however often it is asked. */
@ServerTest
class CarriedIntegrationTests {

  private static final UUID MEMBER = UUID.fromString("00000000-0000-7000-8000-000000000002");
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  @Autowired private TierLadder ladder;

  private final List<Standing> asked = new ArrayList<>();

  @Test
  void aPeriodIsDecidedOnceAndAgainOnlyWhereSomethingOfItChanges() {
    List<Carried.Ended> periods = new ArrayList<>();
    for (int year = 0; year < 5; year++) {
      LocalDate starts = FIRST.plusYears(year);
      periods.add(
          new Carried.Ended(
              new MemberDays.Span(MEMBER, starts, starts.plusYears(1).minusDays(1)), rules()));
    }
    Carried carried = new Carried(periods, ladder, ZoneOffset.UTC);
    Account account = Account.described(MEMBER, 3, null, new HeldTier(null, null, null));

    assertThat(carried.into(account, span -> accrued(100))).isEqualTo(accrued(50));
    assertThat(asked).hasSize(5);
    carried.into(account, span -> accrued(100));
    assertThat(asked).as("nothing changed").hasSize(5);
    carried.into(account, span -> accrued(span.starts().getYear() == 2024 ? 120 : 100));
    assertThat(asked).as("one year did").hasSize(6);
  }

  @Test
  void aPeriodInWhichNothingWasDoneHandsNothingOn() {
    Carried carried =
        new Carried(
            List.of(
                new Carried.Ended(
                    new MemberDays.Span(MEMBER, FIRST, FIRST.plusYears(1).minusDays(1)), rules())),
            ladder,
            ZoneOffset.UTC);
    Account account = Account.described(MEMBER, 0, null, new HeldTier(null, null, null));
    assertThat(carried.into(account, span -> DayTotals.NONE)).isEqualTo(DayTotals.NONE);
    assertThat(asked).isEmpty();
  }

  private static DayTotals accrued(long points) {
    return new DayTotals(0, 0, points);
  }

  /** Fifty points of every period are beyond a tier. */
  private RuleBook rules() {
    FactNeeds needs =
        new FactNeeds(
            false, false, false, false, Set.of(), Set.of(), Map.of(), true, Set.of(), Map.of());
    return (RuleBook)
        Proxy.newProxyInstance(
            RuleBook.class.getClassLoader(),
            new Class<?>[] {RuleBook.class},
            (proxy, method, given) ->
                switch (method.getName()) {
                  case "needs" -> needs;
                  case "surplus" -> {
                    Standing standing = (Standing) given[1];
                    asked.add(standing);
                    yield new Standing(50, 0, 0);
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
