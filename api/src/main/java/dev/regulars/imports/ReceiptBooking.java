package dev.regulars.imports;

import dev.regulars.imports.Mapping.UnknownMembers;
import dev.regulars.imports.Plan.Part;
import dev.regulars.purchase.BulkOutcome;
import dev.regulars.purchase.BulkOutcome.Booked;
import dev.regulars.purchase.BulkOutcome.Refused;
import dev.regulars.purchase.BulkOutcome.Unmatched;
import dev.regulars.purchase.BulkPurchase;
import dev.regulars.purchase.BulkReturn;
import dev.regulars.purchase.PurchaseIntake;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Books the receipts of one import and counts what becomes of their rows. Each member's receipts
 * are booked one after the other, in the order in which they come, so that a return finds the
 * purchases before it; those of different members side by side.
 */
final class ReceiptBooking {

  /** Returns that run side by side: each holds a database connection. */
  private static final int RETURNS_MAX = 4;

  private static final String NOBODY_KNOWN = "member: nobody is known by it; enrol them first";

  private final PurchaseIntake intake;
  private final Mapping mapping;
  private final String currency;
  private final Tally tally;
  private final @Nullable Instant resumedSince;
  private final Turns turns = new Turns();
  private final Gate returns = new Gate(RETURNS_MAX);
  private final Later later = new Later();

  /**
   * For one run of an import.
   *
   * @param currency the programme's
   * @param resumedSince when the import began, where it is not the first run of it: what was booked
   *     since is its own work; null for a first run
   */
  ReceiptBooking(
      PurchaseIntake intake,
      Mapping mapping,
      String currency,
      Tally tally,
      @Nullable Instant resumedSince) {
    this.intake = intake;
    this.mapping = mapping;
    this.currency = currency;
    this.tally = tally;
    this.resumedSince = resumedSince;
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

  /** Receipts that are to be {@linkplain #tryAgain tried again} once all of the file is booked. */
  Later later() {
    return later;
  }

  /** The last try of a return that found nothing before; what finds nothing now is skipped. */
  Mono<List<Rejection>> tryAgain(Plan plan, Who who) {
    ReceiptKey key = plan.key();
    if (key == null || !(who instanceof Who.Known(UUID id))) {
      throw new IllegalStateException("it was a return of a member before");
    }
    return turns
        .take(id, takeBack(plan, key, id, List.of()))
        .doOnNext(rows -> tally.rowsRejected.add(rows.size()));
  }

  private Mono<List<Rejection>> bookAnonymous(Plan plan, ReceiptKey key) {
    skip(Reasons.RETURN_WITHOUT_MEMBER, plan.cameBack());
    if (mapping.skipsAnonymous()) {
      skip(Reasons.ANONYMOUS, plan.sold());
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
    BulkPurchase purchase =
        new BulkPurchase(
            key.store(),
            key.register(),
            key.receipt(),
            Plan.moment(parts),
            memberId,
            currency,
            parts.stream().map(ReceiptBooking::line).toList());
    return Mono.defer(() -> intake.record(purchase, mapping.rulebookVersion()))
        .map(outcome -> sold(parts, outcome));
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

  private List<Rejection> sold(List<Part> parts, BulkOutcome outcome) {
    return switch (outcome) {
      case Booked booked -> {
        boolean ours = isOurs(booked);
        (ours ? tally.purchasesRecorded : tally.purchasesReplayed).increment();
        (ours ? tally.rowsRecorded : tally.rowsReplayed).add(parts.size());
        yield List.of();
      }
      case Unmatched() -> throw new IllegalStateException("a purchase matches nothing");
      case Refused(Problem problem) -> refused(parts, problem);
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
    BulkReturn goods =
        new BulkReturn(
            key.store(),
            key.register(),
            key.receipt(),
            Plan.moment(parts),
            memberId,
            parts.stream()
                .map(Part::goods)
                .map(g -> new BulkReturn.Line(g.sku(), g.quantity(), g.unitPriceMinor()))
                .toList());
    return returns
        .pass(Mono.defer(() -> intake.record(goods)))
        .map(outcome -> tookBack(plan, outcome));
  }

  private List<Rejection> tookBack(Plan plan, BulkOutcome outcome) {
    return switch (outcome) {
      case Booked booked -> {
        count(plan.cameBack(), booked);
        yield List.of();
      }
      case Unmatched() -> {
        if (!later.add(plan)) {
          skip(Reasons.RETURN_WITHOUT_PURCHASE, plan.cameBack());
        }
        yield List.of();
      }
      case Refused(Problem problem) -> refused(plan.cameBack(), problem);
    };
  }

  /** Units that a purchase holds are given to the rows in their order; the last go without. */
  private void count(List<Part> parts, Booked booked) {
    Map<String, BigDecimal> matched = new HashMap<>();
    parts.forEach(
        part -> matched.merge(part.goods().sku(), part.goods().quantity(), BigDecimal::add));
    booked.unmatched().forEach((sku, units) -> matched.merge(sku, units, BigDecimal::subtract));
    int rows = 0;
    for (Part part : parts) {
      BigDecimal wanted = part.goods().quantity();
      BigDecimal left = Objects.requireNonNull(matched.get(part.goods().sku()));
      BigDecimal taken = wanted.min(left);
      matched.put(part.goods().sku(), left.subtract(taken));
      if (taken.signum() > 0) {
        rows++;
        if (taken.compareTo(wanted) < 0) {
          tally.rowsReturnedInPart.increment();
        }
      }
    }
    if (rows < parts.size()) {
      tally.skip(Reasons.RETURN_WITHOUT_PURCHASE, parts.size() - rows);
    }
    if (rows > 0) {
      boolean ours = isOurs(booked);
      (ours ? tally.returnsRecorded : tally.returnsReplayed).increment();
      (ours ? tally.rowsReturned : tally.rowsReplayed).add(rows);
    }
  }

  /** Whether it was booked by this import, now or before a restart of the server. */
  private boolean isOurs(Booked booked) {
    if (!booked.replayed()) {
      return true;
    }
    // A UUIDv7 begins with milliseconds since 1970 (RFC 9562, section 5.7).
    long bookedAt = booked.id().getMostSignificantBits() >>> 16;
    return resumedSince != null && bookedAt >= resumedSince.toEpochMilli();
  }

  private static List<Rejection> refused(List<Part> parts, Problem problem) {
    if (problem.status() == 503) {
      throw new ProblemException(problem);
    }
    return Refusals.of(parts, problem);
  }
}
