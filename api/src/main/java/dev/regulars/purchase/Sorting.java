package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import dev.regulars.purchase.Outcome.Refused;
import dev.regulars.purchase.Outcome.Replayed;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Problem;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Step 2: which commands of a batch are new, which are replays or contradict what is there. Decided
 * here and nowhere else, for every kind of command. What the batch itself books counts, too: two
 * commands with one identity come out as if one had come after the other.
 */
final class Sorting {

  private final Map<Identity, Known> known;
  private final Map<MemberRef, UUID> members;
  private final JsonMapper json;
  private final Map<Identity, Booked> booked = new HashMap<>();

  private record Booked(Fresh fresh, Change change) {}

  /**
   * Knows what was there before the batch.
   *
   * @param members that are named, those who are known
   */
  Sorting(Map<Identity, Known> known, Map<MemberRef, UUID> members, JsonMapper json) {
    this.known = known;
    this.members = members;
    this.json = json;
  }

  Fresh fresh(Prepared prepared, ZoneId programmeZone) {
    return Fresh.of(prepared, memberOf(prepared.command()), programmeZone);
  }

  private @Nullable UUID memberOf(Command command) {
    MemberRef ref = command.member();
    return ref == null ? null : members.get(ref);
  }

  /**
   * What is known of a command, null where it is new and has to be decided. Its identity is looked
   * at first: who names a member by a card that is no longer theirs may only repeat what was booked
   * before.
   */
  @Nullable Outcome outcome(Prepared prepared) {
    Command command = prepared.command();
    Known there = there(command.identity());
    MemberRef ref = command.member();
    UUID memberId = memberOf(command);
    if (there != null) {
      return there.isOf(ref, memberId) && Contents.same(json, there.content(), content(command))
          ? new Replayed(there.id(), there.answer())
          : new Refused(conflict(command, memberId, there.id()));
    }
    return ref != null && memberId == null ? new Refused(unknownMember(command, ref)) : null;
  }

  /** Of a request by its key only the hash of its content is kept. */
  private String content(Command command) {
    String content = json.writeValueAsString(command);
    return command.identity() instanceof Identity.RequestKey
        ? json.writeValueAsString(Idempotency.hash(content))
        : content;
  }

  /** The batch books it. A release is no request: it may come again and find something else. */
  void book(Fresh fresh, Change change) {
    if (!(fresh.command() instanceof BringUpToDay)) {
      booked.put(fresh.command().identity(), new Booked(fresh, change));
    }
  }

  private @Nullable Known there(Identity identity) {
    Known before = known.get(identity);
    Booked here = before == null ? booked.get(identity) : null;
    return here == null
        ? before
        : new Known(
            here.change().id(),
            Objects.requireNonNullElse(here.fresh().memberId(), Purchases.NOBODY),
            MemberMark.of(here.fresh().command().member()),
            content(here.fresh().command()),
            here.change().answerText());
  }

  private static Problem unknownMember(Command command, MemberRef ref) {
    return UnknownMember.named(
        ref,
        switch (command) {
          case RecordPurchase _ ->
              "Enrol them first, or leave out 'member' and claim the purchase later.";
          case RecordEvent _ -> "Enrol them first, then post the event again.";
          case RecordReturn _ ->
              "Name the member who bought it, or return the purchase itself by its id.";
          case ClaimPurchase _ -> "Enrol them first, then claim the purchase again.";
          case Command.OfAccount _ -> throw new IllegalStateException("it names nobody");
        });
  }

  private static Problem conflict(Command command, @Nullable UUID memberId, UUID id) {
    return switch (command.identity()) {
      case Identity.Receipt receipt ->
          Problem.conflict(
                  "purchase-conflict",
                  "Another purchase has this receipt",
                  ("Store %s, register %s, receipt %s was recorded before with other content. "
                          + "Use a new receipt number; to change a purchase, return it.")
                      .formatted(receipt.store(), receipt.register(), receipt.receipt()))
              .with("purchaseId", id.toString());
      case Identity.EventKey _, Identity.RequestKey _ ->
          Problem.conflict(
              "idempotency-key-reused",
              "Idempotency key already used",
              "This key was used for another request. Use a new key, or repeat the first request.");
      case Identity.ReturnReceipt receipt ->
          Problem.conflict(
              "return-conflict",
              "Another return has this receipt",
              "Store %s booked return %s before with other content. Use a new return receipt."
                  .formatted(receipt.store(), receipt.returnReceipt()));
      case Identity.Claim _ -> {
        MemberRef ref = command.member();
        yield ref != null && memberId == null ? unknownMember(command, ref) : Claims.taken();
      }
      case Identity.RedemptionStep _ ->
          throw new IllegalStateException("a step has no content but the redemption");
      case Identity.BringUp _ -> throw new IllegalStateException("it has no content");
      case Identity.EventReversal _ ->
          Problem.conflict(
                  "event-reversed",
                  "The event was reversed",
                  "An event is reversed once. It was, for another reason.")
              .at("/reason");
    };
  }
}
