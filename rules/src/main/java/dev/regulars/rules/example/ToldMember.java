package dev.regulars.rules.example;

import dev.regulars.rules.Programme;
import dev.regulars.rules.example.ExampleWords.Word;
import dev.regulars.rules.facts.CounterSpan;
import dev.regulars.rules.facts.CounterState;
import dev.regulars.rules.facts.InARow;
import dev.regulars.rules.facts.Member;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The member of an example in words; what is ordinary is left out. */
record ToldMember(Programme programme, ExampleWords words) {

  private static final String DOTS = "..";

  /** In one line; empty for an ordinary member. */
  String of(Example example) {
    Member member = example.facts().member();
    LocalDate today = example.facts().happening().date();
    List<String> said = new ArrayList<>();
    person(member, today, said);
    earlier(member, today, said);
    counted(member, said);
    Standing standing = example.standing();
    if (!standing.equals(new Standing(0, 0, 0))) {
      said.add(
          words.of(
              Word.STANDING,
              "%s, %s, %s"
                  .formatted(
                      words.points(standing.accruedPoints()),
                      money(standing.spentMinor()),
                      words.purchases(standing.purchases()))));
    }
    return said.isEmpty() ? "" : words.of(Word.MEMBER, String.join(ToldGiven.BETWEEN, said));
  }

  private void person(Member member, LocalDate today, List<String> said) {
    Member ordinary = ordinary(today);
    String tier = member.tier();
    if (!Objects.equals(tier, ordinary.tier())) {
      said.add(tier == null ? words.noTier() : words.tier(named(tier)));
    }
    if (!member.enrolledOn().equals(ordinary.enrolledOn())) {
      said.add(words.of(Word.ENROLLED, words.day(member.enrolledOn())));
    }
    if (member.birthday() != null) {
      said.add(words.of(Word.BORN, words.day(member.birthday())));
    }
    if (!member.tags().isEmpty()) {
      said.add(
          words.of(Word.TAGGED, member.tags().stream().sorted().collect(Collectors.joining(", "))));
    }
    if (!member.plans().isEmpty()) {
      said.add(
          words.of(
              Word.HAS_PLAN, member.plans().stream().sorted().collect(Collectors.joining(", "))));
    }
    new TreeMap<>(member.attributes()).forEach((name, value) -> said.add(name + ": " + value));
  }

  private void earlier(Member member, LocalDate today, List<String> said) {
    Member ordinary = ordinary(today);
    if (member.purchases() != ordinary.purchases()) {
      said.add(words.earlier(words.purchases(member.purchases())));
    }
    LocalDate last = member.lastPurchaseOn();
    LocalDate usual = member.purchases() > 0 ? ordinary.lastPurchaseOn() : null;
    if (!Objects.equals(last, usual)) {
      said.add(words.of(Word.LAST_PURCHASE, last == null ? words.never() : words.day(last)));
    }
    member.windows().entrySet().stream()
        .sorted(Comparator.comparing(window -> window.getKey().code()))
        .map(
            window ->
                words.earlier(
                    "%s %s, %s"
                        .formatted(
                            words.purchases(window.getValue().purchases()),
                            words.in(window.getKey()),
                            money(window.getValue().spentMinor()))))
        .forEach(said::add);
  }

  private void counted(Member member, List<String> said) {
    member.counters().entrySet().stream()
        .filter(counter -> counter.getValue().before() != 0 || counter.getValue().marked())
        .sorted(Comparator.comparing(counter -> counter.getKey().toString()))
        .map(counter -> counted(counter.getKey(), counter.getValue()))
        .forEach(said::add);
    String inARow =
        Stream.of(InARow.DAYS, InARow.WEEKS)
            .map(unit -> inARow(unit, member.inARow().get(unit)))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    if (!inARow.isEmpty()) {
      said.add(words.of(Word.IN_A_ROW, inARow));
    }
  }

  private String counted(CounterSpan span, CounterState state) {
    String counted = words.counted(span.counter(), span(span.span()), words.number(state.before()));
    return state.marked() ? counted + ", " + words.todayToo() : counted;
  }

  private String span(String span) {
    int dots = span.indexOf(DOTS);
    if (dots < 0) {
      return words.in(Window.parse(span));
    }
    return words.between(day(span.substring(0, dots)), day(span.substring(dots + DOTS.length())));
  }

  private String day(String day) {
    return day.isEmpty() ? "" : words.day(LocalDate.parse(day));
  }

  private @Nullable String inARow(String unit, @Nullable InARow row) {
    if (row == null || (row.before() + row.after() == 0 && !row.marked())) {
      return null;
    }
    String length = words.inARow(unit, row.before() + row.after());
    return row.marked() ? length + ", " + words.todayToo() : length;
  }

  private Member ordinary(LocalDate today) {
    return new MemberReader(programme).member(null, today);
  }

  private String named(String code) {
    return programme.tiers().stream()
        .filter(tier -> tier.code().equals(code))
        .map(Programme.Tier::name)
        .findFirst()
        .orElse(code);
  }

  private String money(long minor) {
    return words.money(minor, programme.currency());
  }
}
