package dev.regulars.insight;

import dev.regulars.insight.MemberSketch.Joined;
import dev.regulars.insight.OverviewView.BudgetView;
import dev.regulars.insight.RuleUseView.DayView;
import dev.regulars.rulebook.RuleBooks;
import dev.regulars.rules.RuleBook;
import dev.regulars.rules.decision.RuleTerms;
import dev.regulars.shared.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tells what each rule did. */
@Component
class RuleUse {

  private static final String LAST_FIRED = "select rule, last_fired_at from insight_rule";

  private static final String DAYS =
      """
      select rule, days.day, days.fired, days.points, days.members
        from insight_rule
        join insight_rule_day as days using (rule)
       where days.day between $1 and $2
       order by rule, days.day
      """;

  private final DatabaseClient database;
  private final RuleBooks rulebooks;
  private final Budgets budgets;

  RuleUse(DatabaseClient database, RuleBooks rulebooks, Budgets budgets) {
    this.database = database;
    this.rulebooks = rulebooks;
    this.budgets = budgets;
  }

  /** What a rule did on some days, put together row by row. */
  private static final class Sum {
    long fired;
    long points;
    final Joined members = new Joined();
    final List<DayView> days = new ArrayList<>();
  }

  private record Row(String rule, DayView day, byte @Nullable [] members) {}

  /** The rules of the live rulebook in their order, then others that fired, by name. */
  Mono<List<RuleUseView>> of(Span span) {
    return rulebooks
        .live()
        .flatMap(
            live ->
                Mono.zip(sums(span), lastFired(), budgets.of(live.rules()))
                    .map(read -> views(live.rules(), read.getT1(), read.getT2(), read.getT3())));
  }

  private Mono<Map<String, Sum>> sums(Span span) {
    return database
        .sql(DAYS)
        .bind(0, span.from())
        .bind(1, span.to())
        .map(
            row ->
                new Row(
                    Rows.text(row, "rule"),
                    new DayView(
                        Rows.get(row, "day", LocalDate.class),
                        Rows.number(row, "fired"),
                        Rows.number(row, "points")),
                    row.get("members", byte[].class)))
        .all()
        .publishOn(Schedulers.boundedElastic())
        .collect(TreeMap::new, RuleUse::add);
  }

  private static void add(Map<String, Sum> sums, Row row) {
    Sum sum = sums.computeIfAbsent(row.rule(), rule -> new Sum());
    sum.fired += row.day().fired();
    sum.points = Saturating.plus(sum.points, row.day().points());
    sum.members.add(row.members());
    sum.days.add(row.day());
  }

  private Mono<Map<String, Instant>> lastFired() {
    return database
        .sql(LAST_FIRED)
        .map(row -> Map.entry(Rows.text(row, "rule"), Rows.instant(row, "last_fired_at")))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static List<RuleUseView> views(
      RuleBook live,
      Map<String, Sum> sums,
      Map<String, Instant> lastFired,
      List<BudgetView> budgets) {
    Map<String, BudgetView> byRule =
        budgets.stream().collect(Collectors.toMap(BudgetView::rule, Function.identity()));
    Set<String> rules = new LinkedHashSet<>();
    live.rules().stream().map(RuleTerms::name).forEach(rules::add);
    rules.addAll(sums.keySet());
    return rules.stream()
        .map(
            rule ->
                view(
                    rule,
                    sums.getOrDefault(rule, new Sum()),
                    lastFired.get(rule),
                    byRule.get(rule)))
        .toList();
  }

  private static RuleUseView view(
      String rule, Sum sum, @Nullable Instant lastFiredAt, @Nullable BudgetView budget) {
    return new RuleUseView(
        rule,
        sum.fired,
        sum.points,
        sum.members.count(),
        lastFiredAt,
        sum.days,
        budget == null
            ? null
            : new RuleUseView.Budget(budget.currency(), budget.used(), budget.of()),
        Saturating.isAtBound(sum.points) ? true : null);
  }
}
