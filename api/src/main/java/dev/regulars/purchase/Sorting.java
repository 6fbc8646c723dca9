package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import dev.regulars.purchase.Batch.Prepared;
import dev.regulars.purchase.Booking.Row;
import dev.regulars.purchase.Outcome.Booked;
import dev.regulars.purchase.Outcome.Refused;
import dev.regulars.purchase.Outcome.Replayed;
import dev.regulars.purchase.Purchases.Known;
import dev.regulars.shared.Problem;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Step 2: which commands of a batch are new, which are replays or contradict what is there. Decided
 * here and nowhere else.
 */
final class Sorting {

  private final List<Prepared> batch;
  private final Map<Identity, Known> known;
  private final Map<MemberRef, UUID> members;
  private final JsonMapper json;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Map<Identity, Candidate> first = new HashMap<>();
  private final @Nullable Outcome[] outcomes;

  Sorting(
      List<Prepared> batch,
      Map<Identity, Known> known,
      Map<MemberRef, UUID> members,
      JsonMapper json,
      ZoneId zone) {
    this.batch = batch;
    this.known = known;
    this.members = members;
    this.json = json;
    this.outcomes = new Outcome[batch.size()];
    for (int i = 0; i < batch.size(); i++) {
      outcomes[i] = sort(batch.get(i), zone);
    }
  }

  /**
   * What is known of a command before the new ones are decided, null for nothing. Its identity is
   * looked at first: who names a member by a card that is no longer theirs may only repeat what was
   * booked before.
   */
  private @Nullable Outcome sort(Prepared prepared, ZoneId zone) {
    Command command = prepared.command();
    Known there = known.get(command.identity());
    if (there != null) {
      return there.isOf(command.member(), memberOf(command))
              && Contents.same(json, there.content(), json.writeValueAsString(command))
          ? new Replayed(there.id(), there.answer())
          : new Refused(conflict(command.identity(), there.id()));
    }
    if (first.containsKey(command.identity())) {
      return null;
    }
    MemberRef ref = command.member();
    UUID memberId = memberOf(command);
    if (ref != null && memberId == null) {
      return new Refused(unknownMember(command, ref));
    }
    Candidate candidate =
        Candidate.of(prepared.id(), command, prepared.rulebook(), memberId, prepared.store(), zone);
    first.put(command.identity(), candidate);
    candidates.add(candidate);
    return null;
  }

  private @Nullable UUID memberOf(Command command) {
    MemberRef ref = command.member();
    return ref == null ? null : members.get(ref);
  }

  /** The new ones, in the batch's order, each identity once. */
  List<Candidate> candidates() {
    return candidates;
  }

  /**
   * The outcomes of the whole batch, given what became of the {@linkplain #candidates() new ones}.
   */
  List<Outcome> outcomes(Booking booking) {
    Map<UUID, Row> byId = new HashMap<>();
    booking.rows().forEach(row -> byId.put(row.candidate().id(), row));
    List<Outcome> all = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      Outcome outcome = outcomes[i];
      all.add(outcome == null ? outcome(batch.get(i), byId, booking) : outcome);
    }
    return all;
  }

  private Outcome outcome(Prepared prepared, Map<UUID, Row> rows, Booking booking) {
    Row row = rows.get(prepared.id());
    if (row != null) {
      return new Booked(prepared.id(), row.answerText());
    }
    // Another command of this batch came first with the same identity.
    Command command = prepared.command();
    Candidate winner = Objects.requireNonNull(first.get(command.identity()));
    Problem refusal = booking.refusal(winner.id());
    if (refusal != null) {
      return new Refused(refusal);
    }
    Row booked = Objects.requireNonNull(rows.get(winner.id()));
    boolean same =
        (command.member() == null) == (winner.command().member() == null)
            && Objects.equals(memberOf(command), winner.memberId())
            && Contents.same(json, booked.content(), json.writeValueAsString(command));
    return same
        ? new Replayed(winner.id(), booked.answerText())
        : new Refused(conflict(command.identity(), winner.id()));
  }

  static Problem blockedMember() {
    return Problem.impossible(
            "member-blocked",
            "The member is blocked",
            "A blocked member collects nothing. Post the purchase without 'member', or ask"
                + " support.")
        .at("/member");
  }

  private static Problem unknownMember(Command command, MemberRef ref) {
    return switch (command) {
      case RecordPurchase _ ->
          UnknownMember.named(
              ref, "Enrol them first, or leave out 'member' and claim the purchase later.");
      case RecordEvent _ ->
          UnknownMember.named(ref, "Enrol them first, then post the event again.");
    };
  }

  private static Problem conflict(Identity identity, UUID id) {
    return switch (identity) {
      case Identity.Receipt receipt ->
          Problem.conflict(
                  "purchase-conflict",
                  "Another purchase has this receipt",
                  ("Store %s, register %s, receipt %s was recorded before with other content. "
                          + "Use a new receipt number; to change a purchase, return it.")
                      .formatted(receipt.store(), receipt.register(), receipt.receipt()))
              .with("purchaseId", id.toString());
      case Identity.EventKey key ->
          Problem.conflict(
              "idempotency-key-reused",
              "Idempotency key already used",
              "This key was used for another request. Use a new key, or repeat the first request.");
    };
  }
}
