package dev.regulars.purchase;

import dev.regulars.programme.MajorUnits;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.ReturnRows.Earlier;
import dev.regulars.shared.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows purchases as they stand now. */
@Component
class PurchaseViews {

  private final DatabaseClient database;
  private final ReturnRows returns;
  private final PaymentReferences references;
  private final ProgrammeSettings settings;
  private final JsonMapper json;

  PurchaseViews(
      DatabaseClient database,
      ReturnRows returns,
      PaymentReferences references,
      ProgrammeSettings settings,
      JsonMapper json) {
    this.database = database;
    this.returns = returns;
    this.references = references;
    this.settings = settings;
    this.json = json;
  }

  /** One purchase. */
  Mono<PurchaseView> of(StoredPurchase purchase) {
    return Mono.zip(
            database.inConnection(connection -> returns.of(connection, purchase.id())),
            references(List.of(purchase)))
        .map(read -> view(purchase, read.getT1(), read.getT2()));
  }

  /** A page of purchases. */
  Mono<Page<PurchaseView>> of(Page<StoredPurchase> page) {
    List<UUID> ids = page.items().stream().map(StoredPurchase::id).toList();
    return Mono.zip(
            database.inConnection(connection -> returns.of(connection, ids)),
            references(page.items()))
        .map(
            read ->
                page.map(
                    purchase ->
                        view(
                            purchase,
                            read.getT1().getOrDefault(purchase.id(), List.of()),
                            read.getT2())));
  }

  /** Tokens of payments; nothing is asked where none were sent. */
  private Mono<Map<UUID, Map<Integer, String>>> references(List<StoredPurchase> purchases) {
    List<UUID> ids =
        purchases.stream()
            .filter(stored -> stored.purchase().paid() != null)
            .filter(stored -> Objects.requireNonNull(stored.purchase().paid()).isReferenced())
            .map(StoredPurchase::id)
            .toList();
    return ids.isEmpty()
        ? Mono.just(Map.of())
        : database.inConnection(connection -> references.of(connection, ids));
  }

  private static @Nullable List<PurchaseView.PaymentView> payments(
      StoredPurchase stored, Map<UUID, Map<Integer, String>> kept) {
    Paid paid = stored.purchase().paid();
    if (paid == null) {
      return null;
    }
    List<PurchaseView.PaymentView> payments = new ArrayList<>();
    for (int i = 0; i < paid.payments().size(); i++) {
      Paid.Payment payment = paid.payments().get(i);
      payments.add(
          new PurchaseView.PaymentView(
              payment.method(), payment.amountMinor(), PaymentReferences.at(kept, stored.id(), i)));
    }
    return payments;
  }

  private PurchaseView view(
      StoredPurchase stored, List<Earlier> earlier, Map<UUID, Map<Integer, String>> kept) {
    RecordPurchase purchase = stored.purchase();
    Remainder left = new Remainder(purchase, ReturnRows.sum(earlier, null).quantities());
    // The awards stand in the answer that was given; it is read rather than decided again.
    JsonNode answer = json.readTree(stored.answer());
    return new PurchaseView(
        stored.id(),
        purchase.store(),
        purchase.register(),
        purchase.receipt(),
        stored.memberId(),
        purchase.occurredAt(),
        settings.currency(),
        purchase.totalMinor(),
        purchase.channel(),
        stored.rulebookVersion(),
        points(stored, earlier, answer),
        list(answer, "awards", PurchaseAnswer.Award.class),
        list(answer, "vouchersIssued", PurchaseAnswer.VoucherIssued.class),
        list(answer, "messages", PurchaseAnswer.Message.class),
        listIfThere(answer, "discounts", PurchaseAnswer.Discount.class),
        listIfThere(answer, "redemptions", PurchaseAnswer.RedeemedOne.class),
        purchase.lines().stream().map(line -> line(line, left)).toList(),
        payments(stored, kept),
        purchase.paid() == null ? null : purchase.paid().roundingMinor(),
        earlier.stream()
            .map(
                one ->
                    new PurchaseView.ReturnView(
                        one.id(), one.returnReceipt(), one.occurredAt(), one.points()))
            .toList(),
        purchase.sentAttributes());
  }

  private static PurchaseView.Points points(
      StoredPurchase stored, List<Earlier> earlier, JsonNode answer) {
    long pending = answer.path("points").path("pending").asLong(0);
    long reversed = earlier.stream().mapToLong(Earlier::points).sum();
    return new PurchaseView.Points(stored.points(), pending, stored.points() - pending, reversed);
  }

  private PurchaseView.LineView line(PurchaseLine line, Remainder left) {
    return new PurchaseView.LineView(
        line.line(),
        line.sku(),
        line.name(),
        line.category(),
        line.brand(),
        line.quantity(),
        line.unitPriceMinor(),
        MajorUnits.text(line.exactPriceMinor(), settings.currency()),
        line.discountMinor(),
        line.taxMinor(),
        line.netMinor(),
        line.kindOfLine().code(),
        left.returnedOf(line.line()));
  }

  private <T> @Nullable List<T> listIfThere(JsonNode answer, String field, Class<T> type) {
    return answer.has(field) ? list(answer, field, type) : null;
  }

  private <T> List<T> list(JsonNode answer, String field, Class<T> type) {
    List<T> items = new ArrayList<>();
    for (JsonNode node : answer.path(field)) {
      items.add(json.treeToValue(node, type));
    }
    return items;
  }
}
