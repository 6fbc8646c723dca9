package dev.regulars.imports;

import dev.regulars.imports.Mapping.UnknownMembers;
import dev.regulars.imports.Plan.Part;
import dev.regulars.purchase.BulkOutcome;
import dev.regulars.purchase.BulkOutcome.Booked;
import dev.regulars.purchase.BulkOutcome.Refused;
import dev.regulars.purchase.BulkOutcome.Unmatched;
import dev.regulars.purchase.BulkPurchase;
import dev.regulars.purchase.PurchaseIntake;
import dev.regulars.shared.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Books the receipts of one import and counts what becomes of their rows. Each member's receipts
 * are booked one after the other, in the order in which they come, so that a return finds the
 * purchases before it; those of different members side by side.
 */
final class ReceiptBooking {

  private static final String NOBODY_KNOWN = "member: nobody is known by it; enrol them first";

  private final PurchaseIntake intake;
  private final Mapping mapping;
  private final String currency;
  private final Tally tally;
  private final UUID jobId;
  private final ReturnBooking returns;
  private final Turns turns = new Turns();

  /**
   * For one run of an import.
   *
   * @param currency the programme's
   */
  ReceiptBooking(
      PurchaseIntake intake,
      ReturnBooking returns,
      Mapping mapping,
      String currency,
      Tally tally,
      UUID jobId) {
    this.intake = intake;
    this.returns = returns;
    this.mapping = mapping;
    this.currency = currency;
    this.tally = tally;
    this.jobId = jobId;
  }

  /**
   * Books a receipt.
   *
   * @return its rows that were rejected; an error where it cannot be booked just now
   */
  Mono<List<Rejection>> book(Plan plan, Who who) {
    plan.skipped().forEach(tally::skip);
    ReceiptKey key = plan.key();
    Mono<List<Rejection>> rejected =
        key == null
            ? Mono.just(plan.rejected())
            : switch (who) {
              case Who.Known(UUID id) ->
                  turns.take(
                      id, sell(plan, key, id).flatMap(sold -> takeBack(plan, key, id, sold)));
              case Who.Nobody nobody -> bookAnonymous(plan, key);
              case Who.Unknown unknown -> Mono.just(leaveUnknown(plan));
              case Who.Unreadable(String reason) -> Mono.just(rejectAll(plan.goods(), reason));
            };
    return rejected.doOnNext(rows -> tally.rowsRejected.add(rows.size()));
  }

  /** The last try of a return of which something was left; what finds nothing now is skipped. */
  Mono<List<Rejection>> tryAgain(Plan plan, Who who) {
    ReceiptKey key = plan.key();
    if (key == null || !(who instanceof Who.Known(UUID id))) {
      throw new IllegalStateException("it was a return of a member before");
    }
    return turns
        .take(id, Mono.defer(() -> returns.tryAgain(plan, key, id)))
        .doOnNext(rows -> tally.rowsRejected.add(rows.size()));
  }

  private Mono<List<Rejection>> bookAnonymous(Plan plan, ReceiptKey key) {
    skip(Reasons.RETURN_WITHOUT_MEMBER, plan.cameBack());
    if (mapping.skipsAnonymous()) {
      skip(Reasons.ANONYMOUS, plan.purchase());
      return Mono.just(List.of());
    }
    return sell(plan, key, null);
  }

  private List<Rejection> leaveUnknown(Plan plan) {
    if (mapping.unknownMembers() == UnknownMembers.SKIP) {
      skip(Reasons.UNKNOWN_MEMBER, plan.goods());
      return List.of();
    }
    return rejectAll(plan.goods(), NOBODY_KNOWN);
  }

  private void skip(String reason, List<Part> parts) {
    if (!parts.isEmpty()) {
      tally.skip(reason, parts.size());
    }
  }

  private static List<Rejection> rejectAll(List<Part> parts, String reason) {
    return parts.stream().map(part -> part.rejected(reason)).toList();
  }

  private Mono<List<Rejection>> sell(Plan plan, ReceiptKey key, @Nullable UUID memberId) {
    List<Part> parts = plan.sold();
    if (parts.isEmpty()) {
      return Mono.just(List.of());
    }
    UUID id = BookingIds.purchase(jobId, parts.getFirst().row().csv().line());
    BulkPurchase purchase =
        new BulkPurchase(
            id,
            key.store(),
            key.register(),
            key.receipt(),
            Plan.moment(parts),
            memberId,
            currency,
            parts.stream().map(ReceiptBooking::line).toList());
    return Mono.defer(() -> intake.record(purchase, mapping.rulebookVersion()))
        .map(outcome -> sold(plan, id, outcome));
  }

  private static BulkPurchase.Line line(Part part) {
    Row.Goods goods = part.goods();
    return new BulkPurchase.Line(
        goods.sku(),
        goods.name(),
        goods.category(),
        goods.brand(),
        goods.quantity(),
        goods.unitPriceMinor(),
        goods.discountMinor(),
        goods.taxMinor());
  }

  private List<Rejection> sold(Plan plan, UUID id, BulkOutcome outcome) {
    return switch (outcome) {
      case Booked booked -> {
        // By this import, now or before a restart of the server.
        boolean ours = !booked.replayed() || booked.id().equals(id);
        (ours ? tally.purchasesRecorded : tally.purchasesReplayed).increment();
        (ours ? tally.rowsRecorded : tally.rowsReplayed).add(plan.purchase().size());
        yield List.of();
      }
      case Unmatched() -> throw new IllegalStateException("a purchase matches nothing");
      case Refused(Problem problem) -> {
        List<Rejection> rejected = new ArrayList<>(ReturnBooking.refused(plan.sold(), problem));
        rejected.addAll(rejectAll(plan.takenOff(), Plan.companion(rejected.getFirst().line())));
        yield rejected;
      }
    };
  }

  private Mono<List<Rejection>> takeBack(
      Plan plan, ReceiptKey key, UUID memberId, List<Rejection> before) {
    List<Part> parts = plan.cameBack();
    if (parts.isEmpty()) {
      return Mono.just(before);
    }
    if (!before.isEmpty()) {
      // What was bought on this receipt is not there: what came back of it must wait for it, too.
      List<Rejection> all = new ArrayList<>(before);
      all.addAll(rejectAll(parts, Plan.companion(before.getFirst().line())));
      return Mono.just(all);
    }
    return returns.book(plan, key, memberId);
  }
}
