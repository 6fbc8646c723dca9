package dev.regulars.imports;

import dev.regulars.imports.Plan.Part;
import dev.regulars.purchase.BulkOutcome;
import dev.regulars.purchase.BulkOutcome.Booked;
import dev.regulars.purchase.BulkOutcome.Refused;
import dev.regulars.purchase.BulkOutcome.Unmatched;
import dev.regulars.purchase.BulkReturn;
import dev.regulars.purchase.PurchaseIntake;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Books the returns of one import: each where it stands in the file, by what was bought before it,
 * and what is left of it once more when all of the file is booked. Which of the two it was is kept,
 * so that a run which follows another one does the same: a return that was booked in part has an
 * answer, one that found nothing is {@link Owed}.
 */
final class ReturnBooking {

  /** Returns that wait side by side: they share batches with each other and with purchases. */
  private static final int SIDE_BY_SIDE = 32;

  private final PurchaseIntake intake;
  private final Owed owed;
  private final Lease lease;
  private final Tally tally;
  private final Later later;
  private final Gate gate = new Gate(SIDE_BY_SIDE);

  ReturnBooking(PurchaseIntake intake, Owed owed, Lease lease, Tally tally, Later later) {
    this.intake = intake;
    this.owed = owed;
    this.lease = lease;
    this.tally = tally;
    this.later = later;
  }

  /** What the parts of a return came to. */
  private record State(int parts, boolean ours, List<BulkReturn.Line> left) {}

  /**
   * Books a return in its place in the file.
   *
   * @return its rows that were rejected
   */
  Mono<List<Rejection>> book(Plan plan, ReceiptKey key, UUID memberId) {
    if (later.has(plan)) {
      return Mono.just(List.of());
    }
    // A server that was overtaken must not try: the other one may be past this return.
    return gate.pass(
        owed.check(lease)
            .then(Mono.defer(() -> intake.record(part(plan, key, memberId, 0, lines(plan)))))
            .flatMap(outcome -> booked(plan, outcome)));
  }

  private Mono<List<Rejection>> booked(Plan plan, BulkOutcome outcome) {
    return switch (outcome) {
      case Booked booked -> {
        if (booked.unmatched().isEmpty()) {
          count(plan, new State(1, isOurs(plan, 0, booked), List.of()));
        } else {
          later.add(plan);
        }
        yield Mono.just(List.of());
      }
      // Kept before anything that comes after it in the file is booked for this member.
      case Unmatched() -> {
        later.add(plan);
        yield owed.keep(lease, Later.line(plan)).thenReturn(List.of());
      }
      case Refused(Problem problem) -> Mono.just(refused(plan.cameBack(), problem));
    };
  }

  /** The last try of a return that found not all of its purchases before. */
  Mono<List<Rejection>> tryAgain(Plan plan, ReceiptKey key, UUID memberId) {
    return gate.pass(next(plan, key, memberId, new State(0, false, lines(plan))));
  }

  /** Books part by part, until nothing is left or nothing can be found for it. */
  private Mono<List<Rejection>> next(Plan plan, ReceiptKey key, UUID memberId, State state) {
    int part = state.parts();
    return intake
        .record(part(plan, key, memberId, part, state.left()))
        .flatMap(
            outcome ->
                switch (outcome) {
                  case Booked booked -> {
                    State now =
                        new State(
                            part + 1,
                            state.ours() || isOurs(plan, part, booked),
                            booked.unmatched());
                    // A new part has just looked for everything that there is.
                    yield now.left().isEmpty() || !booked.replayed()
                        ? counted(plan, now)
                        : next(plan, key, memberId, now);
                  }
                  case Unmatched() -> counted(plan, state);
                  case Refused(Problem problem) -> {
                    List<Rejection> rejected = refused(plan.cameBack(), problem);
                    yield part == 0 ? Mono.just(rejected) : counted(plan, state);
                  }
                });
  }

  private Mono<List<Rejection>> counted(Plan plan, State state) {
    count(plan, state);
    return Mono.just(List.of());
  }

  private BulkReturn part(
      Plan plan, ReceiptKey key, UUID memberId, int number, List<BulkReturn.Line> lines) {
    return new BulkReturn(
        BookingIds.part(lease.jobId(), Later.line(plan), number),
        number,
        key.store(),
        key.register(),
        key.receipt(),
        Plan.moment(plan.cameBack()),
        memberId,
        lines);
  }

  private static List<BulkReturn.Line> lines(Plan plan) {
    return plan.cameBack().stream()
        .map(Part::goods)
        .map(
            goods ->
                new BulkReturn.Line(
                    goods.sku(),
                    goods.quantity(),
                    goods
                        .unitPriceMinor()
                        .setScale(0, RoundingMode.HALF_UP)
                        .min(BigDecimal.valueOf(Long.MAX_VALUE))
                        .longValue()))
        .toList();
  }

  private boolean isOurs(Plan plan, int part, Booked booked) {
    return !booked.replayed()
        || booked.id().equals(BookingIds.part(lease.jobId(), Later.line(plan), part));
  }

  /** Units that a purchase holds are given to the rows in their order; the last go without. */
  private void count(Plan plan, State state) {
    List<Part> parts = plan.cameBack();
    Map<String, BigDecimal> matched = new HashMap<>();
    parts.forEach(
        part -> matched.merge(part.goods().sku(), part.goods().quantity(), BigDecimal::add));
    state.left().forEach(left -> matched.merge(left.sku(), left.quantity(), BigDecimal::subtract));
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
      (state.ours() ? tally.returnsRecorded : tally.returnsReplayed).increment();
      (state.ours() ? tally.rowsReturned : tally.rowsReplayed).add(rows);
    }
  }

  /** The rows of a refused return; an error where it may work later. */
  static List<Rejection> refused(List<Part> parts, Problem problem) {
    if (problem.status() == 503) {
      throw new ProblemException(problem);
    }
    return Refusals.of(parts, problem);
  }
}
