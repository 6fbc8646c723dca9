package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.ledger.Account;
import dev.regulars.ledger.BalanceView;
import dev.regulars.ledger.Movement;
import dev.regulars.ledger.Posting;
import dev.regulars.member.MemberTag;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.Candidate.Decided;
import dev.regulars.rules.decision.Decision;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.tier.DayTotals;
import dev.regulars.tier.MemberDays;
import dev.regulars.tier.TierLadder;
import dev.regulars.tier.TierView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Step 6 and 8 of a batch as data: the movements, rows, events and answers that its decisions call
 * for. Built decision by decision, in their order, so that each answer shows the balance at its
 * place in the order.
 */
final class Booking {

  /** A decision with everything its row needs; {@code answerText} is {@code answer} as JSON. */
  record Row(
      Decided decided, String content, @Nullable String facts, Object answer, String answerText) {
    Candidate candidate() {
      return decided.candidate();
    }
  }

  /**
   * What listeners of the outbox get told, besides what stands in the purchase's row.
   *
   * @param alsoFired rules that stood and gave no points
   * @param tags that were put on the member
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Told(
      long points,
      long totalMinor,
      @Nullable String store,
      @Nullable String event,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> alsoFired,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> tags) {}

  private static final String RECORDED = "purchase.recorded";
  private static final String CLAIMED = "purchase.claimed";

  private final ProgrammeSettings settings;
  private final TierLadder ladder;
  private final Vouchers vouchers;
  private final JsonMapper json;
  private final Instant now;
  private final Posting posting;
  private final List<Row> rows = new ArrayList<>();
  private final Map<UUID, Problem> refused = new HashMap<>();
  private final List<Voucher> issued = new ArrayList<>();
  private final List<MemberTag> tags = new ArrayList<>();
  private final List<OutboxEvent> events = new ArrayList<>();
  private Map<MemberDays.Day, DayTotals> days = Map.of();
  private Map<CounterKey, Long> countersUsed = Map.of();
  private Map<String, Long> budgetsUsed = Map.of();

  Booking(
      ProgrammeSettings settings,
      TierLadder ladder,
      Vouchers vouchers,
      JsonMapper json,
      Ids ids,
      Instant now) {
    this.settings = settings;
    this.ladder = ladder;
    this.vouchers = vouchers;
    this.json = json;
    this.now = now;
    this.posting = new Posting(ids);
  }

  /** Takes over what the decisions used up. */
  void used(Gathered gathered) {
    days = gathered.done();
    countersUsed = gathered.countersUsed();
    budgetsUsed = gathered.budgetsUsed();
  }

  Map<MemberDays.Day, DayTotals> days() {
    return days;
  }

  Map<CounterKey, Long> countersUsed() {
    return countersUsed;
  }

  Map<String, Long> budgetsUsed() {
    return budgetsUsed;
  }

  Posting posting() {
    return posting;
  }

  List<Row> rows() {
    return rows;
  }

  List<Voucher> vouchers() {
    return issued;
  }

  List<MemberTag> tags() {
    return tags;
  }

  List<OutboxEvent> events() {
    return events;
  }

  /** The terms on which points of {@code day} are earned; the wait may be over already. */
  static Posting.Terms terms(ProgrammeSettings settings, LocalDate day) {
    LocalDate availableFrom =
        settings.pendingDays() > 0 ? day.plusDays(settings.pendingDays()) : null;
    return new Posting.Terms(availableFrom, settings.expiry().lastDay(day));
  }

  /** Posts a decision about a member, and keeps its row with the answer. */
  Row add(Decided decided, Account account) {
    Candidate candidate = decided.candidate();
    Decision decision = decided.decision();
    Posting.Terms terms =
        terms(settings, candidate.day()).asOf(LocalDate.ofInstant(now, settings.zone()));
    posting.touch(account);
    if (decision.points() > 0) {
      posting.accrue(account, decision.points(), terms, movement(candidate, decision));
    }
    List<Voucher> granted =
        decision.vouchers().stream()
            .map(
                grant -> vouchers.issue(grant, account.memberId(), candidate.id(), candidate.day()))
            .toList();
    issued.addAll(granted);
    decision
        .tags()
        .forEach(tag -> tags.add(new MemberTag(account.memberId(), tag.tag(), tag.rule())));
    long pending = terms.availableFrom() == null ? 0 : decision.points();
    return keep(decided, answer(decided, pending, granted, account));
  }

  /** Books nothing for it. */
  void refuse(Candidate candidate, Problem problem) {
    refused.put(candidate.id(), problem);
  }

  /** Why a candidate was not booked, null where it was. */
  @Nullable Problem refusal(UUID candidateId) {
    return refused.get(candidateId);
  }

  /** Keeps a purchase that awards nobody. */
  Row addAnonymous(Candidate candidate) {
    Decided decided = new Decided(candidate, null, null, Decision.NOTHING, null);
    return keep(decided, answer(decided, 0, List.of(), null));
  }

  private Row keep(Decided decided, Object answer) {
    Candidate candidate = decided.candidate();
    String facts =
        decided.facts() == null || decided.tierBefore() == null
            ? null
            : json.writeValueAsString(KeptFacts.of(decided.facts(), decided.tierBefore()));
    Row row =
        new Row(
            decided,
            json.writeValueAsString(candidate.command()),
            facts,
            answer,
            json.writeValueAsString(answer));
    rows.add(row);
    events.add(event(decided));
    return row;
  }

  private OutboxEvent event(Decided decided) {
    Candidate candidate = decided.candidate();
    long points = decided.decision().points();
    return switch (candidate.command()) {
      case RecordPurchase purchase ->
          outbox(
              candidate,
              RECORDED,
              new Told(
                  points,
                  purchase.totalMinor(),
                  purchase.store(),
                  null,
                  firedBesides(decided.decision()),
                  tags(decided.decision())));
      case RecordEvent event ->
          outbox(
              candidate,
              "event.recorded",
              new Told(
                  points,
                  0,
                  null,
                  event.name(),
                  firedBesides(decided.decision()),
                  tags(decided.decision())));
    };
  }

  /** The purchase was recorded before, as nobody's, and somebody claims it. */
  void isClaim() {
    events.replaceAll(
        event ->
            event.type().equals(RECORDED)
                ? new OutboxEvent(
                    event.memberId(), CLAIMED, event.sourceId(), event.at(), event.payload())
                : event);
  }

  private static Set<String> firedBesides(Decision decision) {
    if (decision.outcomes().size() == decision.awards().size()
        && decision.vouchers().isEmpty()
        && decision.tags().isEmpty()
        && decision.messages().isEmpty()) {
      return Set.of();
    }
    Set<String> rules = new TreeSet<>();
    decision.outcomes().stream()
        .filter(outcome -> outcome.kind() == Decision.Outcome.Kind.AWARDED)
        .forEach(outcome -> rules.add(outcome.rule()));
    // A tier's rules give vouchers, tags and messages and are no outcomes.
    decision.vouchers().forEach(voucher -> rules.add(voucher.rule()));
    decision.tags().forEach(tag -> rules.add(tag.rule()));
    decision.messages().forEach(message -> rules.add(message.rule()));
    decision.awards().forEach(award -> rules.remove(award.rule()));
    return rules;
  }

  private static Set<String> tags(Decision decision) {
    return decision.tags().isEmpty()
        ? Set.of()
        : decision.tags().stream()
            .map(Decision.TagGrant::tag)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private OutboxEvent outbox(Candidate candidate, String type, Told told) {
    return new OutboxEvent(
        candidate.memberId(), type, candidate.id(), now, json.writeValueAsString(told));
  }

  private Movement movement(Candidate candidate, Decision decision) {
    List<Decision.Award> awards = decision.awards();
    String text =
        awards.size() == 1
            ? awards.getFirst().text()
            : String.join(
                ", ", awards.stream().map(award -> award.rule() + " +" + award.points()).toList());
    return new Movement(
        now,
        Movement.Kind.ACCRUAL,
        candidate.id(),
        candidate.command() instanceof RecordPurchase ? candidate.id() : null,
        null,
        awards.size() == 1 ? awards.getFirst().rule() : null,
        text);
  }

  private Object answer(
      Decided decided, long pending, List<Voucher> granted, @Nullable Account account) {
    Candidate candidate = decided.candidate();
    Decision decision = decided.decision();
    TierView tier =
        account == null
            ? null
            : ladder.view(
                account.tier(),
                decided.qualification() == null ? null : decided.qualification().next());
    BalanceView balance = account == null ? null : account.view(now, tier);
    var points = new PurchaseAnswer.Points(decision.points(), pending, decision.points() - pending);
    return switch (candidate.command()) {
      case RecordPurchase purchase ->
          new PurchaseAnswer(
              candidate.id(),
              purchase.store(),
              purchase.register(),
              purchase.receipt().isEmpty() ? null : purchase.receipt(),
              candidate.memberId(),
              purchase.occurredAt(),
              settings.currency(),
              purchase.totalMinor(),
              candidate.rulebook().version(),
              points,
              awards(decision),
              issued(granted),
              messages(decision),
              balance,
              tier);
      case RecordEvent event ->
          new EventAnswer(
              candidate.id(),
              java.util.Objects.requireNonNull(candidate.memberId()),
              event.name(),
              event.occurredAt(),
              candidate.rulebook().version(),
              points,
              awards(decision),
              issued(granted),
              messages(decision),
              java.util.Objects.requireNonNull(balance),
              tier);
    };
  }

  private static List<PurchaseAnswer.Award> awards(Decision decision) {
    return decision.awards().stream()
        .map(
            award ->
                new PurchaseAnswer.Award(
                    award.rule(),
                    award.points(),
                    award.lines().stream()
                        .map(line -> new PurchaseAnswer.AwardLine(line.line(), line.points()))
                        .toList(),
                    award.text()))
        .toList();
  }

  private static List<PurchaseAnswer.VoucherIssued> issued(List<Voucher> vouchers) {
    return vouchers.stream()
        .map(
            voucher ->
                new PurchaseAnswer.VoucherIssued(
                    voucher.code(),
                    voucher.voucher(),
                    voucher.rule(),
                    voucher.validFrom(),
                    voucher.validUntil()))
        .toList();
  }

  private static List<PurchaseAnswer.Message> messages(Decision decision) {
    return decision.messages().stream()
        .map(
            message ->
                new PurchaseAnswer.Message(
                    message.to().name().toLowerCase(java.util.Locale.ROOT), message.text()))
        .toList();
  }
}
