package dev.regulars.purchase;

import dev.regulars.purchase.Identity.Claim;
import dev.regulars.purchase.Identity.EventKey;
import dev.regulars.purchase.Identity.EventReversal;
import dev.regulars.purchase.Identity.Receipt;
import dev.regulars.purchase.Identity.RequestKey;
import dev.regulars.purchase.Identity.ReturnReceipt;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the commands that are on the books by what they are known by. */
@Component
class Identities {

  // Locks are taken in order, before any other lock: no two transactions wait for each other in a
  // ring.
  private static final String LOCK =
      """
      select 1
        from (select distinct hashtextextended(name, 0) as key
                from unnest($1::text[]) as given (name)
               order by key) as sorted,
             pg_advisory_xact_lock(sorted.key)
      """;

  private static final String PURCHASES =
      """
      select purchase.store, purchase.register, purchase.receipt, purchase.id, purchase.content, purchase.answer, purchase.member_mark,
             case when purchase.claimed_at is null then purchase.member_id else '00000000-0000-0000-0000-000000000000' end as member_id
        from unnest($1::text[], $2::text[], $3::text[]) as given (store, register, receipt)
        join purchase using (store, register, receipt)
      """;

  private static final String EVENTS =
      """
      select key, id, content, answer, member_mark, member_id
        from member_event
       where key = any($1::text[])
      """;

  private static final String RETURNS =
      """
      select store, return_receipt, part, id, content, answer, member_mark
        from unnest($1::text[], $2::text[], $3::integer[]) as given (store, return_receipt, part)
        join return_receipt using (store, return_receipt, part)
      """;

  private static final String CLAIMS =
      """
      select id, claim_answer, member_mark, member_id
        from purchase
       where id = any($1::uuid[])
         and claim_answer is not null
      """;

  private static final String REVERSALS =
      "select id, event_id, content, answer from event_reversal where event_id = any($1::uuid[])";

  private final Idempotency idempotency;
  private final JsonMapper json;

  Identities(Idempotency idempotency, JsonMapper json) {
    this.idempotency = idempotency;
    this.json = json;
  }

  /**
   * Has everybody wait who asks for the same return, or for a return or claim of the same purchase,
   * until the transaction ends. What is refused because of what happened meanwhile must know of it:
   * a retry that came too fast would be told that nothing is left to return, and is told what the
   * first one was. Purchases and events meet at their unique keys instead.
   */
  Mono<Void> lock(Connection connection, Collection<? extends Command> commands) {
    TreeSet<String> names = new TreeSet<>();
    for (Command command : commands) {
      switch (command) {
        case RecordPurchase purchase -> {
          if (purchase.redeeming() != null) {
            purchase.redeeming().redemptions().forEach(id -> names.add(nameOfRedemption(id)));
          }
        }
        case RecordEvent _, GiveTier _, BringUpToDay _ -> {}
        case AdjustPoints adjustment -> {
          names.add(nameOf(adjustment.key()));
          names.add("adjuster\n" + adjustment.by().id());
        }
        case SettleAdjustment step -> names.add("adjustment\n" + step.adjustmentId());
        case FulfilPurchase fulfilment -> {
          names.add(nameOf(fulfilment.purchaseId()));
          names.add(nameOf(fulfilment.key()));
        }
        case ReinstatePoints reinstatement -> names.add(nameOf(reinstatement.key()));
        case TransferPoints transfer -> names.add(nameOf(transfer.key()));
        case Command.Alone alone -> names.add(nameOf(alone.key()));
        case ReserveRedemption redemption -> names.add(nameOf(redemption.key()));
        case SettleRedemption step -> {
          names.add(nameOfRedemption(step.redemptionId()));
          names.add(nameOf(step.key()));
        }
        case RecordReturn.OfPurchase back -> {
          names.add(nameOf(back.identity()));
          names.add(nameOf(back.purchaseId()));
        }
        case RecordReturn.OfProducts back -> names.add(nameOf(back.identity()));
        case ClaimPurchase claim -> names.add(nameOf(claim.purchaseId()));
        case ReverseEvent reversal -> names.add("event\n" + reversal.eventId());
      }
    }
    if (names.isEmpty()) {
      return Mono.empty();
    }
    return Columns.of(List.copyOf(names))
        .text(name -> name)
        .select(connection, LOCK, row -> true)
        .then();
  }

  private static String nameOf(ReturnReceipt identity) {
    return identity.store() + "\n" + identity.returnReceipt();
  }

  private static String nameOfRedemption(UUID id) {
    return "redemption\n" + id;
  }

  private static String nameOf(Idempotency.Request key) {
    return "request\n" + key.scope() + "\n" + key.key();
  }

  private static String nameOf(UUID purchaseId) {
    return "purchase\n" + purchaseId;
  }

  /** What is there already of these identities. */
  Mono<Map<Identity, Known>> find(Connection connection, Collection<Identity> identities) {
    return Flux.mergeSequential(
            purchases(connection, only(Receipt.class, identities)),
            events(connection, only(EventKey.class, identities)),
            returns(connection, only(ReturnReceipt.class, identities)),
            claims(connection, only(Claim.class, identities)),
            reversals(connection, only(EventReversal.class, identities)),
            requests(connection, only(RequestKey.class, identities)))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue, HashMap::new);
  }

  private static <T extends Identity> List<T> only(Class<T> type, Collection<Identity> identities) {
    return identities.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static Flux<Map.Entry<Identity, Known>> purchases(
      Connection connection, List<Receipt> receipts) {
    if (receipts.isEmpty()) {
      return Flux.empty();
    }
    return Columns.of(receipts)
        .text(Receipt::store)
        .text(Receipt::register)
        .text(Receipt::receipt)
        .select(
            connection,
            PURCHASES,
            row ->
                Map.entry(
                    new Receipt(
                        Rows.text(row, "store"),
                        Rows.text(row, "register"),
                        Rows.text(row, "receipt")),
                    known(row)));
  }

  private static Flux<Map.Entry<Identity, Known>> events(
      Connection connection, List<EventKey> keys) {
    if (keys.isEmpty()) {
      return Flux.empty();
    }
    return Columns.of(keys)
        .text(EventKey::key)
        .select(
            connection, EVENTS, row -> Map.entry(new EventKey(Rows.text(row, "key")), known(row)));
  }

  private static Known known(Readable row) {
    return new Known(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "member_id"),
        mark(row),
        Rows.text(row, "content"),
        Rows.text(row, "answer"));
  }

  private Flux<Map.Entry<Identity, Known>> returns(
      Connection connection, List<ReturnReceipt> receipts) {
    if (receipts.isEmpty()) {
      return Flux.empty();
    }
    return Columns.of(receipts)
        .text(ReturnReceipt::store)
        .text(ReturnReceipt::returnReceipt)
        .number(ReturnReceipt::part)
        .select(
            connection,
            RETURNS,
            row ->
                Map.entry(
                    new ReturnReceipt(
                        Rows.text(row, "store"),
                        Rows.text(row, "return_receipt"),
                        Rows.get(row, "part", Integer.class)),
                    knownReturn(row)));
  }

  /** What is kept of a return of products says whose they are, too. */
  record KeptProducts(UUID memberId, RecordReturn.OfProducts products) {}

  private Known knownReturn(Readable row) {
    String content = Rows.text(row, "content");
    JsonNode kept = json.readTree(content);
    JsonNode products = kept.path("products");
    return new Known(
        Rows.uuid(row, "id"),
        products.isMissingNode()
            ? Purchases.NOBODY
            : UUID.fromString(kept.path("memberId").asString()),
        mark(row),
        products.isMissingNode() ? content : json.writeValueAsString(products),
        Rows.text(row, "answer"));
  }

  private Flux<Map.Entry<Identity, Known>> claims(Connection connection, List<Claim> claims) {
    if (claims.isEmpty()) {
      return Flux.empty();
    }
    return Columns.of(claims)
        .uuid(Claim::purchaseId)
        .select(
            connection, CLAIMS, row -> Map.entry(new Claim(Rows.uuid(row, "id")), knownClaim(row)));
  }

  /** A claim has no content but the purchase. */
  private Known knownClaim(Readable row) {
    UUID purchaseId = Rows.uuid(row, "id");
    return new Known(
        purchaseId,
        Rows.uuid(row, "member_id"),
        mark(row),
        json.writeValueAsString(Map.of("purchaseId", purchaseId)),
        Rows.text(row, "claim_answer"));
  }

  private static Flux<Map.Entry<Identity, Known>> reversals(
      Connection connection, List<EventReversal> reversals) {
    if (reversals.isEmpty()) {
      return Flux.empty();
    }
    return Columns.of(reversals)
        .uuid(EventReversal::eventId)
        .select(
            connection,
            REVERSALS,
            row ->
                Map.entry(
                    new EventReversal(Rows.uuid(row, "event_id")),
                    new Known(
                        Rows.uuid(row, "id"),
                        Purchases.NOBODY,
                        MemberMark.NONE,
                        Rows.text(row, "content"),
                        Rows.text(row, "answer"))));
  }

  private Flux<Map.Entry<Identity, Known>> requests(
      Connection connection, List<RequestKey> requests) {
    return idempotency
        .find(connection, requests.stream().map(RequestKey::request).toList())
        .map(
            kept ->
                Map.entry(
                    new RequestKey(kept.request()),
                    new Known(
                        Purchases.NOBODY,
                        Purchases.NOBODY,
                        MemberMark.NONE,
                        json.writeValueAsString(kept.hash()),
                        kept.answer())));
  }

  private static int mark(Readable row) {
    return Rows.get(row, "member_mark", Integer.class);
  }
}
