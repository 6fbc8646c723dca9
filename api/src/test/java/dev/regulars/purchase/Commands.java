package dev.regulars.purchase;

import dev.regulars.Till;
import dev.regulars.member.MemberRef;
import dev.regulars.rulebook.RuleBooks;
import dev.regulars.security.Who;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Transactions;
import dev.regulars.store.Stores;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Books commands batch by batch, as the intake does, for tests that say what is in a batch. */
final class Commands {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Batch batches;
  private final PurchaseForm purchaseForm;
  private final ReturnForm returnForm;
  private final PurchaseRecords purchases;
  private final RuleBooks rulebooks;
  private final Stores stores;
  private final Ids ids;
  private final JsonMapper json;
  private final Transactions transactions;

  /** Books as this server does. */
  Commands(ApplicationContext server) {
    this.batches = server.getBean(Batch.class);
    this.purchaseForm = server.getBean(PurchaseForm.class);
    this.returnForm = server.getBean(ReturnForm.class);
    this.purchases = server.getBean(PurchaseRecords.class);
    this.rulebooks = server.getBean(RuleBooks.class);
    this.stores = server.getBean(Stores.class);
    this.ids = server.getBean(Ids.class);
    this.json = server.getBean(JsonMapper.class);
    this.transactions = server.getBean(Transactions.class);
  }

  Command purchase(APurchase purchase) {
    return purchaseForm.read(json.readValue(purchase.json(), PurchaseBody.class));
  }

  Command back(UUID purchaseId, AReturn back) {
    return returnForm
        .read(purchaseId, json.readValue(back.json(), ReturnForm.ReturnBody.class))
        .of(stored(purchaseId), null);
  }

  Command products(AReturn back) {
    return returnForm.read(json.readValue(back.json(), ReturnForm.ProductReturnBody.class));
  }

  Command claim(UUID purchaseId, UUID memberId) {
    return new ClaimPurchase(
        purchaseId,
        new MemberRef(MemberRef.Kind.ID, memberId.toString()),
        stored(purchaseId).purchase().store());
  }

  Command event(UUID memberId, String name, OffsetDateTime at) {
    return new RecordEvent(
        ids.next().toString(),
        new MemberRef(MemberRef.Kind.ID, memberId.toString()),
        name,
        at,
        Map.of());
  }

  Command reversal(UUID eventId, UUID memberId) {
    return new ReverseEvent(eventId, "a mistake", memberId, Who.SYSTEM);
  }

  Command adjustment(UUID memberId, long points) {
    return new AdjustPoints(
        points,
        "a mistake",
        memberId,
        Idempotency.Request.of("tests", ids.next().toString()),
        Who.SYSTEM,
        new AdjustmentSettings.Limit(Long.MAX_VALUE, Long.MAX_VALUE));
  }

  Command transfer(UUID memberId, UUID to, long points) {
    return new TransferPoints(
        to,
        points,
        "a present",
        memberId,
        Idempotency.Request.of("tests", ids.next().toString()),
        Who.SYSTEM);
  }

  private StoredPurchase stored(UUID purchaseId) {
    return Objects.requireNonNull(purchases.find(purchaseId).block(PATIENCE));
  }

  /** Books them in one batch, in transactions of the server. */
  List<Outcome> book(List<Command> commands) {
    return book(transactions, commands);
  }

  /** Books them in one batch. */
  List<Outcome> book(Transactions transactions, List<Command> commands) {
    List<Prepared> batch = commands.stream().map(this::prepared).toList();
    return Objects.requireNonNull(
        transactions.write(connection -> batches.book(connection, batch)).block(PATIENCE));
  }

  private Prepared prepared(Command command) {
    return switch (command) {
      case Recording happened ->
          new Prepared(
              ids.next(),
              command,
              rulebooks
                  .version(rulebooks.versionAt(happened.occurredAt().toInstant()))
                  .block(PATIENCE),
              happened.store() == null ? null : stores.resolve(happened.store()).block(PATIENCE));
      case RecordReturn.OfProducts products ->
          new Prepared(ids.next(), command, null, stores.resolve(products.store()).block(PATIENCE));
      case RecordReturn.OfPurchase _, Command.OfAccount _ ->
          new Prepared(ids.next(), command, null, null);
      case ClaimPurchase claim ->
          new Prepared(ids.next(), command, null, stores.resolve(claim.store()).block(PATIENCE));
    };
  }

  /** What a command is known by that was booked. */
  static UUID booked(Outcome outcome) {
    if (outcome instanceof Outcome.Booked(UUID id, String answer, _)) {
      return id;
    }
    throw new AssertionError(outcome);
  }

  /** An outcome without what is different each time: ids, codes, moments. */
  static String likeness(Outcome outcome) {
    String text =
        switch (outcome) {
          case Outcome.Booked(UUID _, String answer, _) -> "booked " + answer;
          case Outcome.Replayed(UUID _, String answer) -> "replayed " + answer;
          case Outcome.Quoted(String answer) -> "quoted " + answer;
          case Outcome.Refused(var problem) -> "refused " + Till.written(problem);
        };
    return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "~")
        .replaceAll("[0-9A-Z]{5}(-[0-9A-Z]{5}){2}", "~")
        .replaceAll("\"asOf\":\"[^\"]*\"", "~");
  }
}
