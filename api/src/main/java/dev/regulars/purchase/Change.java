package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.Adjustment;
import dev.regulars.account.DayTotals;
import dev.regulars.account.Merges;
import dev.regulars.account.Posting;
import dev.regulars.member.MemberTag;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.plan.PlanChange;
import dev.regulars.reward.Redemption;
import dev.regulars.reward.Redemptions;
import dev.regulars.rules.facts.Counted;
import dev.regulars.security.Who;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import dev.regulars.voucher.Voucher;
import dev.regulars.voucher.VoucherMovement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one command changes, and its answer: what a decision comes to. It is drawn up by
 * who decides and has no effect by itself; {@link Gathered#advance} shows it to the commands behind
 * it, and {@link Writing} writes it.
 */
final class Change {

  /** A row of the command's own. */
  sealed interface Entry {

    /** A purchase or event; {@code answerText} is {@code answer} as JSON. */
    record Recorded(
        Candidate.Decided decided,
        String content,
        @Nullable String facts,
        @Nullable KeptFacts kept,
        Object answer,
        String answerText)
        implements Entry {
      Candidate candidate() {
        return decided.candidate();
      }
    }

    /** A purchase that has a member now. */
    record Claimed(StoredPurchase purchase, int memberMark) implements Entry {}

    /** What comes back of a purchase. */
    record Returned(ReturnRows.NewReturn row, boolean leavesNothing) implements Entry {}

    /** An event of which everything was taken back; {@code id} is the reversal's. */
    record EventReversed(UUID id, StoredEvent event, String content, String answer, Instant at)
        implements Entry {}

    /** A request's key, with its content and its answer. */
    record Requested(Idempotency.Request request, String content, String answer) implements Entry {}

    /**
     * A redemption that was made or went on.
     *
     * @param before null where it is new
     * @param reversal points of it that were given back, null for none
     */
    record Redeemed(
        @Nullable Redemption before, Redemption after, Redemptions.@Nullable Reversal reversal)
        implements Entry {}

    /** A code that was used in a purchase, or is given back. */
    record VoucherMoved(VoucherMovement movement) implements Entry {}

    /** A plan that was bought, or that what bought it came back. */
    record PlanChanged(PlanChange change) implements Entry {}

    /** What somebody put right by hand, or wants to, as it is now. */
    record Adjusted(Adjustment after) implements Entry {}

    /** Lines of an order that were fulfilled; {@code id} is the event's. */
    record Fulfilled(UUID purchaseId, List<Integer> lines, UUID memberId, UUID id, Instant at)
        implements Entry {}

    /** Two members who are one now. */
    record Merged(MergeMembers command, Merges.Merge merge) implements Entry {}

    /** Two members who were one. */
    record Parted(UndoMerge command) implements Entry {}

    /** A return's identity. */
    record Receipt(Identity.ReturnReceipt identity, Known known) implements Entry {}
  }

  /** An entry in the audit log. */
  record Noted(
      Who by, String action, String subjectKind, String subjectId, Map<String, ?> details) {}

  private final UUID id;
  private final @Nullable Account account;
  private final Map<UUID, Account> others = new HashMap<>();
  private final Posting posting;
  private final NavigableMap<LocalDate, DayTotals> days = new TreeMap<>();
  private final Map<CounterKey, Long> counters = new HashMap<>();
  private final Map<CounterDays.Day, Counted> counted = new HashMap<>();
  private final Map<String, Long> budgets = new HashMap<>();
  private final Map<String, Long> taken = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Voucher> issued = new ArrayList<>();
  private final List<UUID> voided = new ArrayList<>();
  private final List<MemberTag> tags = new ArrayList<>();
  private final List<MemberTag> untags = new ArrayList<>();
  private final List<OutboxEvent> events = new ArrayList<>();
  private final List<Noted> notes = new ArrayList<>();
  private @Nullable Object answer;
  private String answerText = "";

  /**
   * Nothing is changed yet.
   *
   * @param id what the command is known by
   * @param before the account as the command finds it, null for nobody's; it stays as it is
   */
  Change(UUID id, @Nullable Account before, Ids ids) {
    this.id = id;
    this.account = before == null ? null : before.copy();
    this.posting = new Posting(ids);
  }

  UUID id() {
    return id;
  }

  /** The account as the command leaves it, null for nobody's. */
  @Nullable Account account() {
    return account;
  }

  /** {@link #account()}, of a command that is about a member. */
  Account owner() {
    return Objects.requireNonNull(account, "nobody's");
  }

  /** Somebody else's account as the command leaves it. */
  Account other(Account before) {
    return others.computeIfAbsent(before.memberId(), id -> before.copy());
  }

  /** An account as the command has left it so far. */
  Account known(Account before) {
    return others.getOrDefault(before.memberId(), before);
  }

  /** Every account as the command leaves it. */
  List<Account> accounts() {
    List<Account> all = new ArrayList<>(others.values());
    if (account != null) {
      all.add(account);
    }
    return all;
  }

  Posting posting() {
    return posting;
  }

  /** Adds to what the member did on a day; negative numbers take back. */
  void addDay(LocalDate day, DayTotals totals) {
    days.merge(day, totals, DayTotals::plus);
  }

  NavigableMap<LocalDate, DayTotals> days() {
    return days;
  }

  /** Adds to what a limit has given; negative numbers give back. */
  void addToCounter(CounterKey key, long points) {
    counters.merge(key, points, Long::sum);
  }

  Map<CounterKey, Long> counters() {
    return counters;
  }

  /** Adds to a counter that rules let grow; negative numbers take back. */
  void count(CounterDays.Day day, Counted more) {
    counted.merge(day, more, Counted::plus);
  }

  Map<CounterDays.Day, Counted> counted() {
    return counted;
  }

  /** Adds to what a budget has given; negative numbers give back. */
  void addToBudget(String rule, long points) {
    budgets.merge(rule, points, Long::sum);
  }

  Map<String, Long> budgets() {
    return budgets;
  }

  /** Takes pieces of a reward's stock; negative numbers put them back. */
  void take(String reward, long pieces) {
    taken.merge(reward, pieces, Long::sum);
  }

  Map<String, Long> taken() {
    return taken;
  }

  void keep(Entry entry) {
    entries.add(entry);
  }

  /** Keeps this entry and none of those before. */
  void keepInstead(Entry entry) {
    entries.clear();
    entries.add(entry);
  }

  List<Entry> entries() {
    return entries;
  }

  void issue(List<Voucher> vouchers) {
    issued.addAll(vouchers);
  }

  List<Voucher> issued() {
    return issued;
  }

  void voidVoucher(UUID voucherId) {
    voided.add(voucherId);
  }

  List<UUID> voided() {
    return voided;
  }

  void tag(MemberTag tag) {
    tags.add(tag);
  }

  List<MemberTag> tags() {
    return tags;
  }

  void untag(MemberTag tag) {
    untags.add(tag);
  }

  List<MemberTag> untags() {
    return untags;
  }

  void tell(OutboxEvent event) {
    events.add(event);
  }

  List<OutboxEvent> events() {
    return events;
  }

  void note(Noted note) {
    notes.add(note);
  }

  List<Noted> notes() {
    return notes;
  }

  /** Answers it; {@code text} is the same as JSON. */
  void answer(Object given, String text) {
    answer = given;
    answerText = text;
  }

  @Nullable Object answer() {
    return answer;
  }

  String answerText() {
    return answerText;
  }
}
