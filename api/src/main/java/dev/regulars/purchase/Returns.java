package dev.regulars.purchase;

import dev.regulars.ledger.Account;
import dev.regulars.ledger.BalanceView;
import dev.regulars.ledger.Ledger;
import dev.regulars.member.MemberDirectory;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.Outcome.Refused;
import dev.regulars.purchase.RecordReturn.OfProducts;
import dev.regulars.purchase.RecordReturn.OfPurchase;
import dev.regulars.purchase.RecordReturn.ReturnedLine;
import dev.regulars.purchase.RecordReturn.ReturnedProduct;
import dev.regulars.purchase.ReturnRows.Earlier;
import dev.regulars.purchase.Returning.Part;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Who;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Transactions;
import dev.regulars.store.Stores;
import io.r2dbc.spi.Connection;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Takes returns: which purchases and lines they are about, once each, and the answer. */
@Component
class Returns {

  private final Transactions transactions;
  private final Returning returning;
  private final ReturnReceipts receipts;
  private final ReturnRows rows;
  private final PurchaseRecords purchases;
  private final MemberDirectory members;
  private final Stores stores;
  private final AuditLog audit;
  private final Ledger ledger;
  private final ProgrammeSettings settings;
  private final JsonMapper json;
  private final Ids ids;
  private final Clock clock;

  Returns(
      Transactions transactions,
      Returning returning,
      ReturnReceipts receipts,
      ReturnRows rows,
      PurchaseRecords purchases,
      MemberDirectory members,
      Stores stores,
      AuditLog audit,
      Ledger ledger,
      ProgrammeSettings settings,
      JsonMapper json,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.returning = returning;
    this.receipts = receipts;
    this.rows = rows;
    this.purchases = purchases;
    this.members = members;
    this.stores = stores;
    this.audit = audit;
    this.ledger = ledger;
    this.settings = settings;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** Books the return of a purchase that a till took. Refusals are outcomes. */
  Mono<Outcome> record(OfPurchase command, StoredPurchase purchase) {
    return record(command, purchase, (connection, answer) -> Mono.empty());
  }

  /** The same for somebody who is no till: it is kept in the audit log. */
  Mono<Outcome> record(OfPurchase command, StoredPurchase purchase, Who by) {
    return record(
        command,
        purchase,
        (connection, answer) ->
            audit.record(
                connection,
                by,
                "purchase.returned",
                "purchase",
                purchase.id().toString(),
                Map.of(
                    "returnReceipt", command.returnReceipt(),
                    "totalMinor", answer.totalMinor(),
                    "reversed", answer.points().reversed())));
  }

  private Mono<Outcome> record(
      OfPurchase command,
      StoredPurchase purchase,
      BiFunction<Connection, ReturnAnswer, Mono<Void>> afterwards) {
    String store = purchase.purchase().store();
    return transactions
        .keep(
            connection ->
                receipts.once(
                    connection,
                    store,
                    command,
                    Mono.defer(() -> book(connection, ids.next(), command, purchase))
                        .flatMap(
                            answer -> afterwards.apply(connection, answer).thenReturn(answer))))
        .onErrorResume(ProblemException.class, Returns::refused);
  }

  /** What the return of a purchase would do. */
  Mono<Outcome> quote(OfPurchase command, StoredPurchase purchase) {
    return transactions
        .discard(
            connection ->
                book(connection, ids.next(), command, purchase)
                    .<Outcome>map(answer -> new Outcome.Quoted(written(answer.quoted()))))
        .onErrorResume(ProblemException.class, Returns::refused);
  }

  /** Books the return of products without the purchase at hand, also where nothing holds them. */
  Mono<Outcome> record(OfProducts command) {
    return record(command, ids.next(), true);
  }

  /**
   * The same, but where nothing holds any of the products it is answered and not kept.
   *
   * @param id what it will be known by
   */
  Mono<Outcome> recordMatched(OfProducts command, UUID id) {
    return record(command, id, false);
  }

  private Mono<Outcome> record(OfProducts command, UUID id, boolean keepsUnmatched) {
    // Asked before the transaction, which holds a connection; a retry is answered whatever it says.
    return stores
        .look(command.store())
        .hasElement()
        .flatMap(
            known ->
                transactions.keep(
                    connection -> record(connection, command, id, keepsUnmatched, known)))
        .onErrorResume(ProblemException.class, Returns::refused);
  }

  private Mono<Outcome> record(
      Connection connection,
      OfProducts command,
      UUID id,
      boolean keepsUnmatched,
      boolean knownStore) {
    return members
        .resolve(connection, Set.of(command.member()))
        .flatMap(
            found ->
                receipts.once(
                    connection,
                    command,
                    found.get(command.member()),
                    keepsUnmatched,
                    memberId ->
                        knownStore
                            ? book(connection, id, command, memberId)
                            : Mono.error(new ProblemException(Stores.unknown(command.store())))));
  }

  private static Mono<Outcome> refused(ProblemException refusal) {
    return Mono.just(new Refused(refusal.problem()));
  }

  private Mono<ReturnAnswer> book(
      Connection connection, UUID id, OfPurchase command, StoredPurchase seen) {
    // The account before the purchase, as returns of products do: else each would hold what the
    // other waits for. The second look is for a purchase that was claimed since it was seen.
    return account(connection, seen.memberId())
        .flatMap(
            held ->
                rows.lockPurchase(connection, seen.id())
                    .then(Mono.defer(() -> purchases.find(connection, seen.id())))
                    .flatMap(purchase -> book(connection, id, command, purchase, held)));
  }

  private Mono<ReturnAnswer> book(
      Connection connection,
      UUID id,
      OfPurchase command,
      StoredPurchase purchase,
      Optional<Account> held) {
    return Mono.zip(
            held.isPresent() ? Mono.just(held) : account(connection, purchase.memberId()),
            rows.of(connection, purchase.id()))
        .flatMap(
            read -> {
              Map<Integer, BigDecimal> quantities = quantities(command, purchase, read.getT2());
              Returning.Return back =
                  new Returning.Return(
                      id,
                      purchase.purchase().store(),
                      command.returnReceipt(),
                      command.occurredAt().toInstant(),
                      read.getT1().orElse(null));
              return returning
                  .book(connection, back, List.of(new Part(purchase.id(), quantities)))
                  .map(booked -> answer(back, booked, null, RecordReturn.Reach.ALL));
            });
  }

  private Mono<ReturnAnswer> book(
      Connection connection, UUID id, OfProducts command, UUID memberId) {
    List<String> skus = command.lines().stream().map(ReturnedProduct::sku).distinct().toList();
    Map<String, BigDecimal> wanted = new LinkedHashMap<>();
    command.lines().forEach(line -> wanted.merge(line.sku(), line.quantity(), BigDecimal::add));
    // The account is locked first, and every return of the member waits for it: what they hold
    // cannot change meanwhile.
    return account(connection, memberId)
        .flatMap(
            account -> {
              Returning.Return back =
                  new Returning.Return(
                      id,
                      command.store(),
                      command.returnReceipt(),
                      command.occurredAt().toInstant(),
                      account.orElse(null));
              return rows.holding(
                      connection,
                      memberId,
                      command.occurredAt().toInstant(),
                      skus,
                      command.reach().taken())
                  .flatMapMany(Flux::fromIterable)
                  .takeWhile(purchase -> !wanted.isEmpty())
                  .concatMap(purchase -> take(connection, purchase, wanted), 1)
                  .collectList()
                  .flatMap(parts -> returning.book(connection, back, parts))
                  .map(
                      booked ->
                          answer(
                              back,
                              booked,
                              Unmatched.of(command.lines(), booked.reversals()),
                              command.reach()));
            });
  }

  /** Takes from a purchase what is still wanted and left of it. */
  private Mono<Part> take(Connection connection, UUID purchaseId, Map<String, BigDecimal> wanted) {
    return Mono.zip(purchases.find(connection, purchaseId), rows.of(connection, purchaseId))
        .mapNotNull(
            read -> {
              Remainder left =
                  new Remainder(read.getT1().purchase(), ReturnRows.quantities(read.getT2()));
              Map<Integer, BigDecimal> quantities = new HashMap<>();
              for (String sku : List.copyOf(wanted.keySet())) {
                for (PurchaseLine line : left.linesOf(sku)) {
                  BigDecimal want = wanted.getOrDefault(sku, BigDecimal.ZERO);
                  BigDecimal taken = want.min(left.left(line.line()));
                  if (taken.signum() > 0) {
                    quantities.put(line.line(), taken);
                    wanted.put(sku, want.subtract(taken));
                  }
                }
                wanted.values().removeIf(rest -> rest.signum() == 0);
              }
              return quantities.isEmpty() ? null : new Part(purchaseId, quantities);
            });
  }

  private Mono<Optional<Account>> account(Connection connection, @Nullable UUID memberId) {
    if (memberId == null) {
      return Mono.just(Optional.empty());
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
    return ledger
        .lock(connection, List.of(memberId), today)
        .map(accounts -> Optional.ofNullable(accounts.get(memberId)));
  }

  /** What comes back of each line; refused where more is asked for than is left. */
  private static Map<Integer, BigDecimal> quantities(
      OfPurchase command, StoredPurchase purchase, List<Earlier> earlier) {
    Remainder left = new Remainder(purchase.purchase(), ReturnRows.quantities(earlier));
    if (command.lines().isEmpty()) {
      Map<Integer, BigDecimal> all = left.all();
      if (all.isEmpty()) {
        throw new ProblemException(nothingLeft("Everything of this purchase was returned before."));
      }
      return all;
    }
    Map<Integer, BigDecimal> quantities = new HashMap<>();
    List<Problem.FieldError> errors = new ArrayList<>();
    for (int i = 0; i < command.lines().size(); i++) {
      ReturnedLine line = command.lines().get(i);
      BigDecimal rest = left.left(line.line());
      if (!left.hasLine(line.line())) {
        errors.add(
            new Problem.FieldError("/lines/" + i + "/line", "is not a line of this purchase"));
      } else if (line.quantity().compareTo(rest) > 0) {
        errors.add(
            new Problem.FieldError(
                "/lines/" + i + "/quantity",
                "is more than is left of line %d: %s"
                    .formatted(line.line(), PurchaseForm.plain(rest).toPlainString())));
      }
      quantities.put(line.line(), line.quantity());
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(
          nothingLeft("Return at most what is left of each line.").with(errors));
    }
    return quantities;
  }

  private static ReturnAnswer answer(
      Returning.Return back,
      Returning.Booked booked,
      @Nullable List<ReturnAnswer.Unmatched> unmatched,
      RecordReturn.Reach reach) {
    BalanceView balance = booked.balance();
    return new ReturnAnswer(
        back.id(),
        ReturnedLines.purchase(booked.reversals(), reach),
        back.returnReceipt().isEmpty() ? null : back.returnReceipt(),
        new ReturnAnswer.Points(booked.points()),
        booked.reversals().stream().mapToLong(Reversal::totalMinor).sum(),
        ReturnedLines.of(booked.reversals(), reach),
        unmatched,
        balance,
        balance == null ? null : balance.tier());
  }

  private String written(ReturnAnswer answer) {
    return json.writeValueAsString(answer);
  }

  private static Problem nothingLeft(String detail) {
    return Problem.impossible("nothing-left-to-return", "Nothing left to return", detail);
  }
}
