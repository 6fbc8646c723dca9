package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.account.HeldTier;
import dev.regulars.programme.ProgrammeVersion;
import dev.regulars.rulebook.Edition;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.CounterSpan;
import dev.regulars.rules.facts.CounterState;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.InARow;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Room;
import dev.regulars.rules.facts.Totals;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.facts.Window;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a decision was made from, besides the purchase itself, as it is kept with the purchase:
 * enough to decide again when something is returned, and to explain.
 *
 * @param tier the one that the member was in on the day of the purchase, before it
 * @param windows purchases and minor units spent, by window code
 * @param limits what limits had given
 * @param budgets what the budgets that mattered had given, by rule
 * @param room how much more the member could have, null for no end
 * @param ratedBy code of the tier that it led to and was rated by, null where it was rated by the
 *     one before
 * @param counters how counters that rules compare stood, where not at 0
 * @param inARow what was bought in a row, by days and weeks
 * @param plans that the member had, where rules asked
 * @param programme number of the settings' version, null for the first
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record KeptFacts(
    ZoneId zone,
    Set<String> storeTags,
    @Nullable HeldTier tier,
    LocalDate enrolledOn,
    @Nullable LocalDate birthday,
    Set<String> tags,
    Map<String, String> attributes,
    long purchases,
    @Nullable LocalDate lastPurchaseOn,
    Map<String, Totals> windows,
    List<KeptLimit> limits,
    Map<String, Long> budgets,
    @Nullable Integer programme,
    @Nullable Room room,
    @Nullable String ratedBy,
    @Nullable List<KeptCounter> counters,
    @Nullable Map<String, InARow> inARow,
    @Nullable Set<String> plans) {

  /** How a counter stood in a span, and whether the day was marked. */
  record KeptCounter(String counter, String span, long stood, boolean marked) {}

  /** What a limit had given in its window. */
  record KeptLimit(String rule, String window, long used) {

    static KeptLimit of(LimitKey key, long used) {
      return new KeptLimit(key.rule(), key.span(), used);
    }

    LimitKey key() {
      return LimitKey.of(rule, window);
    }
  }

  /** What a decision was made from; {@code tier} is the one that it happened in. */
  static KeptFacts of(Facts facts, HeldTier tier, ProgrammeVersion under) {
    Member member = facts.member();
    Map<String, Totals> windows = new TreeMap<>();
    member.windows().forEach((window, totals) -> windows.put(window.code(), totals));
    List<KeptLimit> limits =
        facts.usage().limits().entrySet().stream()
            .filter(entry -> entry.getValue() != 0)
            .map(entry -> KeptLimit.of(entry.getKey(), entry.getValue()))
            .toList();
    return new KeptFacts(
        facts.happening().at().getZone(),
        facts.happening().storeTags(),
        tier,
        member.enrolledOn(),
        member.birthday(),
        member.tags(),
        member.attributes(),
        member.purchases(),
        member.lastPurchaseOn(),
        windows,
        limits,
        facts.usage().budgets(),
        under.isFirst() ? null : under.number(),
        facts.usage().room(),
        Objects.equals(member.tier(), tier.code()) ? null : member.tier(),
        keptCounters(member),
        member.inARow(),
        member.plans());
  }

  private static List<KeptCounter> keptCounters(Member member) {
    return member.counters().entrySet().stream()
        .filter(one -> one.getValue().before() != 0 || one.getValue().marked())
        .map(
            one ->
                new KeptCounter(
                    one.getKey().counter(),
                    one.getKey().span(),
                    one.getValue().before(),
                    one.getValue().marked()))
        .toList();
  }

  private Map<CounterSpan, CounterState> countersThen() {
    Map<CounterSpan, CounterState> then = new HashMap<>();
    for (KeptCounter kept : counters == null ? List.<KeptCounter>of() : counters) {
      then.put(
          new CounterSpan(kept.counter(), kept.span()),
          CounterState.of(kept.stood(), kept.marked()));
    }
    return then;
  }

  /** What decided it, by rules of this version. */
  Edition edition(int rulebook) {
    return new Edition(rulebook, programme == null ? ProgrammeVersion.FIRST : programme);
  }

  /** The facts again, about these lines of the purchase. */
  Facts facts(dev.regulars.rules.facts.Happening happening, @Nullable Basket basket) {
    Map<Window, Totals> byWindow = new HashMap<>();
    orEmpty(windows).forEach((code, totals) -> byWindow.put(Window.parse(code), totals));
    Map<LimitKey, Long> used = new HashMap<>();
    for (KeptLimit limit : limits == null ? List.<KeptLimit>of() : limits) {
      used.put(limit.key(), limit.used());
    }
    Member member =
        new Member(
            ratedBy != null || tier == null ? ratedBy : tier.code(),
            enrolledOn,
            birthday,
            tags == null ? Set.of() : tags,
            orEmpty(attributes),
            purchases,
            lastPurchaseOn,
            byWindow,
            countersThen(),
            orEmpty(inARow),
            plans == null ? Set.of() : plans);
    return new Facts(happening, basket, member, new Usage(used, orEmpty(budgets), room));
  }

  private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
    return map == null ? Map.of() : map;
  }
}
