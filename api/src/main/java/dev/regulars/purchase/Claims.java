package dev.regulars.purchase;

import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberRef;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.Outcome.Refused;
import dev.regulars.purchase.Outcome.Replayed;
import dev.regulars.rulebook.RuleBooks;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Transactions;
import dev.regulars.store.Stores;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Awards an anonymous purchase to a member who comes with the receipt. */
@Component
class Claims {

  private static final String CLAIM =
      """
      update purchase
         set member_id = $2, points = $3, facts = $4::json, claim_answer = $5::json, claimed_at = $6, member_mark = $7
       where id = $1
      """;

  private static final String FIRST_CLAIM =
      "select claim_answer, member_mark from purchase where id = $1 and claim_answer is not null";

  /** A claim that was awarded, and how it named the member. */
  private record FirstClaim(String answer, int memberMark) {}

  private final Transactions transactions;
  private final Batch batch;
  private final ReturnRows rows;
  private final PurchaseRecords purchases;
  private final MemberDirectory members;
  private final RuleBooks rulebooks;
  private final Stores stores;
  private final ProgrammeSettings settings;
  private final JsonMapper json;
  private final Clock clock;

  Claims(
      Transactions transactions,
      Batch batch,
      ReturnRows rows,
      PurchaseRecords purchases,
      MemberDirectory members,
      RuleBooks rulebooks,
      Stores stores,
      ProgrammeSettings settings,
      JsonMapper json,
      Clock clock) {
    this.transactions = transactions;
    this.batch = batch;
    this.rows = rows;
    this.purchases = purchases;
    this.members = members;
    this.rulebooks = rulebooks;
    this.stores = stores;
    this.settings = settings;
    this.json = json;
    this.clock = clock;
  }

  /** Claims a purchase for a member. Refusals are outcomes. */
  Mono<Outcome> claim(StoredPurchase purchase, MemberRef member) {
    return transactions
        .keep(connection -> claim(connection, purchase.id(), member))
        .onErrorResume(
            ProblemException.class, refusal -> Mono.just(new Refused(refusal.problem())));
  }

  private Mono<Outcome> claim(Connection connection, UUID id, MemberRef ref) {
    return rows.lockPurchase(connection, id)
        .then(
            Mono.defer(
                () ->
                    Mono.zip(
                        purchases.find(connection, id), members.resolve(connection, Set.of(ref)))))
        .flatMap(
            read -> {
              StoredPurchase purchase = read.getT1();
              UUID memberId = read.getT2().get(ref);
              if (purchase.claimed()) {
                return claimedBefore(connection, purchase, ref, memberId);
              }
              if (memberId == null) {
                return Mono.just(new Refused(unknownMember(ref)));
              }
              if (purchase.memberId() != null) {
                return Mono.just(new Refused(taken()));
              }
              return isOpen(purchase)
                  ? award(connection, purchase, ref, memberId)
                  : Mono.just(new Refused(tooLate()));
            });
  }

  /** The claim is looked at before whom it names: their card may be somebody else's by now. */
  private static Mono<Outcome> claimedBefore(
      Connection connection, StoredPurchase purchase, MemberRef ref, @Nullable UUID memberId) {
    return Flux.from(connection.createStatement(FIRST_CLAIM).bind(0, purchase.id()).execute())
        .flatMap(
            result ->
                result.map(
                    row ->
                        new FirstClaim(
                            Objects.requireNonNull(row.get("claim_answer", String.class)),
                            Objects.requireNonNull(row.get("member_mark", Integer.class)))))
        .next()
        .map(
            first -> {
              if (first.memberMark() == MemberMark.of(ref)
                  || Objects.equals(memberId, purchase.memberId())) {
                return new Replayed(purchase.id(), first.answer());
              }
              return new Refused(memberId == null ? unknownMember(ref) : taken());
            });
  }

  private boolean isOpen(StoredPurchase purchase) {
    Instant end =
        purchase.purchase().occurredAt().toInstant().plus(Duration.ofDays(settings.claimDays()));
    return !clock.instant().isAfter(end);
  }

  private Mono<Outcome> award(
      Connection connection, StoredPurchase purchase, MemberRef ref, UUID memberId) {
    return Mono.zip(
            rulebooks.version(purchase.rulebookVersion()),
            stores.resolve(purchase.purchase().store()),
            rows.of(connection, purchase.id()))
        .flatMap(
            read -> {
              RecordPurchase left =
                  purchase
                      .purchase()
                      .reducedTo(
                          new Remainder(purchase.purchase(), ReturnRows.quantities(read.getT3())));
              if (left.lines().isEmpty()) {
                return Mono.just(new Refused(returned()));
              }
              Candidate candidate =
                  Candidate.of(
                      purchase.id(), left, read.getT1(), memberId, read.getT2(), settings.zone());
              return batch
                  .decide(connection, candidate)
                  .flatMap(booking -> keep(connection, purchase, ref, memberId, booking));
            });
  }

  private Mono<Outcome> keep(
      Connection connection,
      StoredPurchase purchase,
      MemberRef ref,
      UUID memberId,
      Booking booking) {
    Problem refusal = booking.refusal(purchase.id());
    if (refusal != null) {
      return Mono.just(new Refused(refusal));
    }
    booking.isClaim();
    Booking.Row row = booking.rows().getFirst();
    String facts = row.facts();
    String answer =
        json.writeValueAsString(((PurchaseAnswer) row.answer()).ofWhole(purchase.purchase()));
    Mono<Void> update =
        Flux.from(
                connection
                    .createStatement(CLAIM)
                    .bind(0, row.candidate().id())
                    .bind(1, memberId)
                    .bind(2, row.decided().decision().points())
                    .bind(3, facts == null ? "null" : facts)
                    .bind(4, answer)
                    .bind(5, clock.instant())
                    .bind(6, MemberMark.of(ref))
                    .execute())
            .flatMap(Result::getRowsUpdated)
            .then();
    return update
        .then(Mono.defer(() -> batch.writeAround(connection, booking)))
        .thenReturn(new Outcome.Booked(row.candidate().id(), answer));
  }

  private static Problem unknownMember(MemberRef ref) {
    return UnknownMember.named(ref, "Enrol them first, then claim the purchase again.");
  }

  private static Problem taken() {
    return Problem.conflict(
        "already-claimed",
        "The purchase has a member",
        "A purchase belongs to one member. Support can adjust points where it is the wrong one.");
  }

  private Problem tooLate() {
    return Problem.impossible(
        "claim-window-closed",
        "Too late to claim",
        "A purchase can be claimed within %d days.".formatted(settings.claimDays()));
  }

  private static Problem returned() {
    return Problem.impossible(
        "nothing-left-to-claim", "Nothing left to claim", "The whole purchase was returned.");
  }
}
