package dev.regulars.insight;

import dev.regulars.insight.MemberSketch.Joined;
import dev.regulars.insight.OverviewView.DayView;
import dev.regulars.outbox.OutboxReader;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.Today;
import dev.regulars.rulebook.RuleBooks;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Puts the overview together. */
@Component
class Overviews {

  private static final String DAYS =
      """
      select day, purchases, spent_minor, returned_minor, issued, reversed, redeemed, expired, adjusted, active_members
        from insight_day
       where store = $1
         and (day between $2 and $3 or day = $4)
      """;

  private static final String MEMBERS =
      "select members from insight_day where store = $1 and day between $2 and $3 and members is"
          + " not null";

  private static final String LIABILITY =
      """
      select insight_sum(coalesce(sum(issued::numeric - reversed + adjusted - redeemed - expired), 0), 0)
        from insight_day
       where store = ''
      """;

  private final DatabaseClient database;
  private final OutboxReader outbox;
  private final RuleBooks rulebooks;
  private final Budgets budgets;
  private final ProgrammeSettings settings;
  private final Today calendar;
  private final Clock clock;

  Overviews(
      DatabaseClient database,
      OutboxReader outbox,
      RuleBooks rulebooks,
      Budgets budgets,
      ProgrammeSettings settings,
      Today calendar,
      Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.rulebooks = rulebooks;
    this.budgets = budgets;
    this.settings = settings;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Today in the programme's zone. */
  LocalDate today() {
    return calendar.date();
  }

  /**
   * The overview.
   *
   * @param store whose days it shows, null for all together
   */
  Mono<OverviewView> of(Span span, @Nullable String store) {
    String name = Objects.requireNonNullElse(store, Figures.ALL);
    LocalDate today = today();
    // Asked first: what is counted meanwhile makes the answer newer than it says, never older.
    return asOf()
        .flatMap(
            asOf ->
                Mono.zip(
                        days(span, name, today),
                        members(span, name),
                        liability(),
                        rulebooks.live().flatMap(live -> budgets.of(live.rules())),
                        rulebooks.liveVersion())
                    .map(
                        read ->
                            new OverviewView(
                                today(read.getT1().getOrDefault(today, DayView.nothing(today))),
                                new OverviewView.Period(span.from(), span.to(), read.getT2()),
                                new OverviewView.Liability(
                                    read.getT3(),
                                    Saturating.times(
                                        read.getT3(), settings.settings().pointValueMinor())),
                                settings.currency(),
                                new OverviewView.Live(
                                    read.getT5().version(),
                                    read.getT5().since(),
                                    read.getT5().by()),
                                read.getT4(),
                                each(span, read.getT1()),
                                asOf,
                                null)))
        .map(OverviewView::told);
  }

  private Mono<Instant> asOf() {
    return outbox
        .waitingSince(InsightConfiguration.FOLLOWER)
        .switchIfEmpty(Mono.fromSupplier(clock::instant));
  }

  private Mono<Map<LocalDate, DayView>> days(Span span, String store, LocalDate today) {
    return database
        .sql(DAYS)
        .bind(0, store)
        .bind(1, span.from())
        .bind(2, span.to())
        .bind(3, today)
        .map(Overviews::day)
        .all()
        .collectMap(DayView::day, day -> day);
  }

  private Mono<Long> members(Span span, String store) {
    return database
        .sql(MEMBERS)
        .bind(0, store)
        .bind(1, span.from())
        .bind(2, span.to())
        .map(row -> Rows.get(row, "members", byte[].class))
        .all()
        .publishOn(Schedulers.boundedElastic())
        .collect(Joined::new, Joined::add)
        .map(Joined::count);
  }

  private Mono<Long> liability() {
    return database.sql(LIABILITY).mapValue(Long.class).one();
  }

  private static List<DayView> each(Span span, Map<LocalDate, DayView> days) {
    return span.days().stream().map(day -> days.getOrDefault(day, DayView.nothing(day))).toList();
  }

  private static OverviewView.Today today(DayView day) {
    return new OverviewView.Today(
        day.day(),
        day.purchases(),
        day.spentMinor(),
        day.returnedMinor(),
        day.issued(),
        day.reversed(),
        day.redeemed(),
        day.expired(),
        day.activeMembers());
  }

  private static DayView day(Readable row) {
    return new DayView(
        Rows.get(row, "day", LocalDate.class),
        Rows.number(row, "purchases"),
        Rows.number(row, "spent_minor"),
        Rows.number(row, "returned_minor"),
        Rows.number(row, "issued"),
        Rows.number(row, "reversed"),
        Rows.number(row, "redeemed"),
        Rows.number(row, "expired"),
        Rows.number(row, "adjusted"),
        Rows.number(row, "active_members"));
  }
}
