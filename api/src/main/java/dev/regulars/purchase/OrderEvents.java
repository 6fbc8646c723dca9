package dev.regulars.purchase;

import dev.regulars.purchase.RecordReturn.ReturnedLine;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events about orders. What is fulfilled can be spent; what is cancelled is as if it had never been
 * bought, so it is booked as a return of these lines; and so is a chargeback.
 */
@Component
class OrderEvents {

  static final String FULFILLED = "fulfilled";
  static final String CANCELLED = "cancelled";
  static final String CHARGEBACK = "chargeback";
  private static final Set<String> NAMES = Set.of(FULFILLED, CANCELLED, CHARGEBACK);
  private static final int LINES_MAX = 1000;

  private final PurchaseRecords purchases;
  private final Intake intake;
  private final JsonMapper json;
  private final Ids ids;

  OrderEvents(PurchaseRecords purchases, Intake intake, JsonMapper json, Ids ids) {
    this.purchases = purchases;
    this.intake = intake;
    this.json = json;
    this.ids = ids;
  }

  /** Finds what is wrong with an event about an order. */
  static void check(FieldErrors errors, EventEndpoint.EventBody body) {
    errors.check(
        body.member() == null, "/member", "must be left out: the purchase says whose it is");
    errors.check(
        body.attributes() == null,
        "/attributes",
        "must be left out: rules are not asked about orders");
    if (errors.require("/name", body.name())) {
      errors.check(
          NAMES.contains(body.name()),
          "/name",
          "must be fulfilled, cancelled or chargeback for a purchase");
    }
    List<@Nullable Integer> lines = body.lines();
    if (lines != null) {
      errors.check(!lines.isEmpty(), "/lines", "must name a line, or be left out for all");
      errors.list("/lines", lines, LINES_MAX);
      Set<Integer> seen = new HashSet<>();
      for (int i = 0; i < Math.min(lines.size(), LINES_MAX); i++) {
        Integer line = lines.get(i);
        errors.check(line != null && line >= 1, "/lines/" + i, "must be the number of a line");
        errors.check(line == null || seen.add(line), "/lines/" + i, "stands there twice");
      }
    }
  }

  /** Records one that was checked. */
  Mono<ResponseEntity<String>> record(
      EventEndpoint.EventBody body, @Nullable String key, Caller caller) {
    UUID purchaseId = Objects.requireNonNull(body.purchaseId());
    return purchases
        .find(purchaseId)
        .switchIfEmpty(
            Mono.error(
                () -> new ProblemException(Problem.notFound("There is no purchase with this id."))))
        .doOnNext(purchase -> caller.requireStoreOf("purchase", purchase.purchase().store()))
        .flatMap(
            purchase ->
                FULFILLED.equals(body.name())
                    ? fulfil(purchase, body, key, caller)
                    : cancel(purchase, body, key, caller));
  }

  private Mono<ResponseEntity<String>> fulfil(
      StoredPurchase purchase, EventEndpoint.EventBody body, @Nullable String key, Caller caller) {
    if (purchase.memberId() == null) {
      return Mono.just(nothingWaits(purchase));
    }
    Idempotency.Request request =
        key == null
            ? Idempotency.Request.once(ids)
            : Idempotency.Request.of("orders:" + purchase.id() + ":" + caller.id(), key);
    return intake
        .record(
            new FulfilPurchase(
                purchase.id(), lines(body), body.occurredAt(), purchase.memberId(), request))
        .map(outcome -> PurchaseEndpoint.seenAt("/v1/purchases/" + purchase.id(), outcome));
  }

  /** Nobody has points of it. */
  private ResponseEntity<String> nothingWaits(StoredPurchase purchase) {
    OrderEventAnswer answer =
        new OrderEventAnswer(
            ids.next(),
            purchase.id(),
            FULFILLED,
            List.of(),
            new OrderEventAnswer.Points(0),
            null,
            null);
    return ResponseEntity.status(HttpStatus.CREATED)
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.writeValueAsString(answer));
  }

  private Mono<ResponseEntity<String>> cancel(
      StoredPurchase purchase, EventEndpoint.EventBody body, @Nullable String key, Caller caller) {
    List<Integer> lines = lines(body);
    List<ReturnedLine> back = new ArrayList<>();
    Remainder whole = new Remainder(purchase.purchase(), Map.of());
    lines.forEach(line -> back.add(new ReturnedLine(line, whole.whole(line))));
    RecordReturn.OfPurchase command =
        new RecordReturn.OfPurchase(
            purchase.id(),
            receipt(purchase, body, lines, key),
            at(body, purchase),
            back,
            "",
            null,
            null);
    return intake
        .record(command.of(purchase, caller.role() == Role.TILL ? null : caller.who()))
        .map(outcome -> PurchaseEndpoint.seenAt("/v1/purchases/" + purchase.id(), outcome));
  }

  /** The same cancellation has the same identity, with a key or without one. */
  private static String receipt(
      StoredPurchase purchase,
      EventEndpoint.EventBody body,
      List<Integer> lines,
      @Nullable String key) {
    String what = lines.isEmpty() ? "all" : lines.toString();
    String name = purchase.id() + ":" + (key == null ? what : key);
    return body.name() + ":" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a return is what a chargeback was booked as. */
  static boolean isChargeback(String returnReceipt) {
    return returnReceipt.startsWith(CHARGEBACK + ":");
  }

  private static OffsetDateTime at(EventEndpoint.EventBody body, StoredPurchase purchase) {
    return body.occurredAt() != null ? body.occurredAt() : purchase.purchase().occurredAt();
  }

  private static List<Integer> lines(EventEndpoint.EventBody body) {
    List<Integer> lines = new ArrayList<>();
    if (body.lines() != null) {
      for (Integer line : body.lines()) {
        lines.add(Objects.requireNonNull(line));
      }
    }
    return lines;
  }
}
