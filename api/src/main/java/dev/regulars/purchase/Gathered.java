package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.DayTotals;
import dev.regulars.account.HeldTier;
import dev.regulars.account.MemberDays;
import dev.regulars.member.MemberProfile;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Totals;
import dev.regulars.rules.facts.Window;
import dev.regulars.tier.Carried;
import dev.regulars.tier.PeriodTotals;
import dev.regulars.tier.StandingTotals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch knows: read once, then kept up to date by what the batch itself decides, so that the
 * second command of a member sees the first. A decision reads it and changes nothing of it.
 */
class Gathered {

  private final Instant now;
  private final LocalDate today;
  private final Bought bought;
  private final Handed handed = new Handed();
  private final PresentedCodes codes = new PresentedCodes();
  private final Adjusted adjusted = new Adjusted();
  private final KnownCounters ofRules = new KnownCounters();
  private final KnownPlans plans = new KnownPlans();
  private final LaterPurchases later;
  private final Map<UUID, Account> accounts = new HashMap<>();
  private final Map<UUID, MemberProfile> profiles = new HashMap<>();
  private final Map<MemberDays.Span, DayTotals> read = new HashMap<>();
  private final Map<MemberDays.Span, Carried> carried = new HashMap<>();
  private final Map<CounterKey, Long> counters = new HashMap<>();
  private final Map<UUID, TreeMap<LocalDate, DayTotals>> done = new HashMap<>();
  private final Map<String, Long> budgets = new HashMap<>();
  private final Map<UUID, List<UUID>> mates = new HashMap<>();
  private final Map<UUID, Set<UUID>> lenders = new HashMap<>();
  private final Map<UUID, UUID> merged = new HashMap<>();

  /** Knows nothing yet but the moment, and the programme's day. */
  Gathered(Instant now, LocalDate today, Bought bought) {
    this.now = now;
    this.today = today;
    this.bought = bought;
    this.later = new LaterPurchases(bought.isAsked());
  }

  void learnAccounts(Map<UUID, Account> found) {
    accounts.putAll(found);
  }

  void learnProfiles(Map<UUID, MemberProfile> found) {
    profiles.putAll(found);
  }

  void learnTiers(UUID memberId, List<HeldTier> found) {
    account(memberId).tiers().learn(found);
  }

  void learnTotals(List<MemberDays.Span> asked, List<DayTotals> found) {
    for (int i = 0; i < asked.size(); i++) {
      read.put(asked.get(i), found.get(i));
    }
  }

  void learnBefore(StandingTotals.Before before) {
    carried.putAll(before.carried());
    before.totals().forEach(read::putIfAbsent);
  }

  void learnCounters(Collection<CounterKey> asked, Map<CounterKey, Long> found) {
    asked.forEach(key -> counters.put(key, found.getOrDefault(key, 0L)));
  }

  /** Whose points members may take, as far as it was asked. */
  void learnMates(Collection<UUID> asked, Map<UUID, List<UUID>> found) {
    asked.forEach(id -> mates.put(id, found.getOrDefault(id, List.of())));
  }

  List<UUID> mates(UUID memberId) {
    return mates.getOrDefault(memberId, List.of());
  }

  /** Whose points members have spent, as far as it was asked, and who of all named remains. */
  void learnLenders(Map<UUID, Set<UUID>> found, Map<UUID, UUID> intoOther) {
    lenders.putAll(found);
    merged.putAll(intoOther);
  }

  Set<UUID> lenders(UUID memberId) {
    return lenders.getOrDefault(memberId, Set.of());
  }

  /** Who has what was a member's: the member, unless they were merged into another. */
  UUID remaining(UUID memberId) {
    return merged.getOrDefault(memberId, memberId);
  }

  void learnBudgets(Map<String, Long> used) {
    budgets.putAll(used);
  }

  /** The moment at which the batch is decided. */
  Instant now() {
    return now;
  }

  /** The programme's day at that moment. */
  LocalDate today() {
    return today;
  }

  /** Purchases made before, for what is done to them. */
  Bought bought() {
    return bought;
  }

  /** Rewards, and what is held or was given for them. */
  Handed handed() {
    return handed;
  }

  /** Codes that are presented, and those that were used in purchases. */
  PresentedCodes codes() {
    return codes;
  }

  /** What members bought after what comes back. */
  LaterPurchases later() {
    return later;
  }

  /** What rules count, and what was bought in a row. */
  KnownCounters counters() {
    return ofRules;
  }

  /** Which plans members have. */
  KnownPlans plans() {
    return plans;
  }

  /** The codes of the plans that a member has on a day of the programme. */
  Set<String> plansOn(UUID memberId, LocalDate day) {
    return plans.on(memberId, day);
  }

  /** What people put right by hand. */
  Adjusted adjusted() {
    return adjusted;
  }

  Account account(UUID memberId) {
    return found(accounts, memberId);
  }

  boolean hasAccount(UUID memberId) {
    return accounts.containsKey(memberId);
  }

  boolean hasProfile(UUID memberId) {
    return profiles.containsKey(memberId);
  }

  boolean hasTotals(MemberDays.Span span) {
    return read.containsKey(span);
  }

  boolean hasCounter(CounterKey key) {
    return counters.containsKey(key);
  }

  MemberProfile profile(UUID memberId) {
    return found(profiles, memberId);
  }

  private static <V> V found(Map<UUID, V> map, UUID memberId) {
    V value = map.get(memberId);
    if (value == null) {
      throw new IllegalStateException("not gathered: " + memberId);
    }
    return value;
  }

  /** What a member did in a window that ends with the day, this batch's included. */
  Totals window(UUID memberId, Window window, LocalDate day) {
    DayTotals totals = totals(new MemberDays.Span(memberId, window.start(day), day), null);
    return new Totals(totals.purchases(), totals.spentMinor());
  }

  /** The standing in a period, what this batch and the change did included. */
  Standing standing(MemberDays.Span span, Change change) {
    DayTotals totals = period(span, change).whole();
    return new Standing(totals.accrued(), totals.spentMinor(), totals.purchases());
  }

  /** What counts for a tier in a period, what this batch and a change did included. */
  final PeriodTotals period(MemberDays.Span span, @Nullable Change change) {
    Carried before = carried.get(span);
    return new PeriodTotals(
        totals(span, change),
        before == null
            ? DayTotals.NONE
            : before.into(account(span.memberId()), earlier -> totals(earlier, change)));
  }

  /** Totals of a member's days, this batch's included, and those of a change of theirs. */
  final DayTotals totals(MemberDays.Span span, @Nullable Change change) {
    DayTotals sum = read.getOrDefault(span, DayTotals.NONE);
    TreeMap<LocalDate, DayTotals> days = done.get(span.memberId());
    if (days != null) {
      sum = sum.plus(sum(days, span));
    }
    return change == null || change.days().isEmpty() ? sum : sum.plus(sum(change.days(), span));
  }

  private DayTotals sum(NavigableMap<LocalDate, DayTotals> days, MemberDays.Span span) {
    Account account = accounts.get(span.memberId());
    LocalDate starts = span.starts(account == null ? null : account.openedOn());
    DayTotals sum = DayTotals.NONE;
    for (DayTotals totals : days.subMap(starts, true, span.ends(), true).values()) {
      sum = sum.plus(totals);
    }
    return sum;
  }

  /** Day of a member's newest purchase that is left, null for none. */
  @Nullable LocalDate lastPurchaseOn(UUID memberId, Change change) {
    TreeMap<LocalDate, Long> left = new TreeMap<>(bought.days(memberId));
    done.getOrDefault(memberId, new TreeMap<>())
        .forEach((day, totals) -> left.merge(day, totals.purchases(), Long::sum));
    change.days().forEach((day, totals) -> left.merge(day, totals.purchases(), Long::sum));
    for (Map.Entry<LocalDate, Long> day : left.descendingMap().entrySet()) {
      if (day.getValue() > 0) {
        return day.getKey();
      }
    }
    return null;
  }

  long counter(CounterKey key) {
    return counters.getOrDefault(key, 0L);
  }

  boolean knowsBudgets() {
    return !budgets.isEmpty();
  }

  boolean knowsBudgets(Collection<String> rules) {
    return budgets.keySet().containsAll(rules);
  }

  Map<String, Long> budgets() {
    return budgets;
  }

  /** Takes over what a command changed. */
  void advance(Change change) {
    for (Account changed : change.accounts()) {
      changed.dayIsTold();
      accounts.put(changed.memberId(), changed);
    }
    Account account = change.account();
    if (account != null) {
      if (!change.days().isEmpty()) {
        TreeMap<LocalDate, DayTotals> days =
            done.computeIfAbsent(account.memberId(), id -> new TreeMap<>());
        change.days().forEach((day, totals) -> days.merge(day, totals, DayTotals::plus));
      }
    }
    change.counters().forEach((key, points) -> counters.merge(key, points, Long::sum));
    change.budgets().forEach((rule, points) -> budgets.merge(rule, points, Long::sum));
    bought.advance(change);
    handed.advance(change);
    codes.advance(change);
    adjusted.advance(change);
    plans.advance(change);
    later.advance(change);
    ofRules.advance(change);
  }
}
