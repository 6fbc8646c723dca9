package dev.regulars.purchase;

import dev.regulars.programme.MajorUnits;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.ReturnRows.Earlier;
import dev.regulars.shared.Page;
import java.util.ArrayList;
import java.util.List;
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
  private final ProgrammeSettings settings;
  private final JsonMapper json;

  PurchaseViews(
      DatabaseClient database, ReturnRows returns, ProgrammeSettings settings, JsonMapper json) {
    this.database = database;
    this.returns = returns;
    this.settings = settings;
    this.json = json;
  }

  /** One purchase. */
  Mono<PurchaseView> of(StoredPurchase purchase) {
    return database
        .inConnection(connection -> returns.of(connection, purchase.id()))
        .map(earlier -> view(purchase, earlier));
  }

  /** A page of purchases. */
  Mono<Page<PurchaseView>> of(Page<StoredPurchase> page) {
    List<UUID> ids = page.items().stream().map(StoredPurchase::id).toList();
    return database
        .inConnection(connection -> returns.of(connection, ids))
        .map(
            byPurchase ->
                page.map(
                    purchase -> view(purchase, byPurchase.getOrDefault(purchase.id(), List.of()))));
  }

  private PurchaseView view(StoredPurchase stored, List<Earlier> earlier) {
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
