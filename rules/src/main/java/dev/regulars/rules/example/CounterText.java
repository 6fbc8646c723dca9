package dev.regulars.rules.example;

import dev.regulars.rules.facts.CounterSpan;
import dev.regulars.rules.facts.CounterState;
import dev.regulars.rules.facts.InARow;
import dev.regulars.rules.facts.Member;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes the counters of an example's member, and what they bought in a row. */
final class CounterText {

  static final String COUNTERS = "counters";
  static final String IN_A_ROW = "in a row";

  private static final String SPAN = "in";
  private static final String EVER = "ever";

  private CounterText() {}

  /** How counters stood before; a counter without a span is one of all time. */
  static Map<CounterSpan, CounterState> counters(YamlSection member, LocalDate today) {
    Map<CounterSpan, CounterState> counters = new HashMap<>();
    for (YamlSection said : member.sections(COUNTERS, "counter", SPAN, "stands", "today")) {
      CounterSpan span = new CounterSpan(said.text("counter", ""), said.text(SPAN, EVER));
      if (isSpan(span, today)) {
        boolean marked = said.whole("today", 0) > 0;
        counters.put(span, CounterState.of(said.whole("stands", 0), marked));
      } else {
        said.problem(
            SPAN,
            "\""
                + span.span()
                + "\" should be day, week, month, year, ever or 2026-12-01..2026-12-24");
      }
    }
    return counters;
  }

  private static boolean isSpan(CounterSpan span, LocalDate today) {
    try {
      return !span.first(today).isAfter(span.last(today));
    } catch (DateTimeException | IllegalArgumentException unreadable) {
      return false;
    }
  }

  /** What was bought in a row before. */
  static Map<String, InARow> inARow(YamlSection member) {
    YamlSection said = member.section(IN_A_ROW, InARow.DAYS, InARow.WEEKS, "today");
    if (said == null) {
      return Map.of();
    }
    boolean today = said.whole("today", 0) > 0;
    Map<String, InARow> rows = new HashMap<>();
    rows.put(InARow.DAYS, new InARow(said.whole(InARow.DAYS, 0), today, 0));
    rows.put(InARow.WEEKS, new InARow(said.whole(InARow.WEEKS, 0), today, 0));
    return rows;
  }

  /** Writes both; what is not said is nothing. */
  static void write(Member member, Map<String, String> said) {
    String counters =
        member.counters().entrySet().stream()
            .filter(one -> one.getValue().before() != 0 || one.getValue().marked())
            .sorted(Comparator.comparing(one -> one.getKey().toString()))
            .map(one -> written(one.getKey(), one.getValue()))
            .collect(Collectors.joining(", "));
    if (!counters.isEmpty()) {
      said.put(COUNTERS, "[" + counters + "]");
    }
    InARow days = member.inARow().get(InARow.DAYS);
    InARow weeks = member.inARow().get(InARow.WEEKS);
    if (days != null || weeks != null) {
      Map<String, String> rows = new LinkedHashMap<>();
      put(rows, InARow.DAYS, days);
      put(rows, InARow.WEEKS, weeks);
      if ((days != null && days.marked()) || (weeks != null && weeks.marked())) {
        rows.put("today", "1");
      }
      said.put(IN_A_ROW, YamlText.mapping(rows));
    }
  }

  private static void put(Map<String, String> rows, String what, @Nullable InARow row) {
    if (row != null) {
      rows.put(what, Long.toString(row.before() + row.after()));
    }
  }

  private static String written(CounterSpan span, CounterState state) {
    Map<String, String> written = new LinkedHashMap<>();
    written.put("counter", YamlText.scalar(span.counter()));
    if (!span.span().equals(EVER)) {
      written.put(SPAN, YamlText.scalar(span.span()));
    }
    written.put("stands", Long.toString(state.before()));
    if (state.marked()) {
      written.put("today", "1");
    }
    return YamlText.mapping(written);
  }
}
