package dev.regulars.purchase;

import dev.regulars.purchase.ReturnForm.ReturnLineBody;
import dev.regulars.purchase.ReturnForm.ReturnQuoteBody;
import dev.regulars.rules.decision.Explanation.Told;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A member's own purchases. Somebody else's is not there, whoever knows its id. */
@Component
public class MemberPurchases {

  private final PurchaseRecords purchases;
  private final PurchaseViews views;
  private final Explanations explanations;
  private final ReturnForm form;
  private final Intake intake;
  private final Clock clock;

  MemberPurchases(
      PurchaseRecords purchases,
      PurchaseViews views,
      Explanations explanations,
      ReturnForm form,
      Intake intake,
      Clock clock) {
    this.purchases = purchases;
    this.views = views;
    this.explanations = explanations;
    this.form = form;
    this.intake = intake;
    this.clock = clock;
  }

  /** A quantity of a line that might be brought back; both are checked here. */
  public record Unit(@Nullable Integer line, @Nullable BigDecimal quantity) {}

  /** A page of them, newest first. */
  public Mono<Page<MemberPurchase>> of(UUID memberId, PageRequest page) {
    return purchases
        .of(memberId, null, page)
        .flatMap(views::of)
        .map(found -> found.map(MemberPurchase::of));
  }

  /** One of them; empty where the member has none with this id. */
  public Mono<MemberPurchase> find(UUID memberId, UUID id) {
    return own(memberId, id).flatMap(views::of).map(MemberPurchase::of);
  }

  /** Why it got its points; empty where the member has none with this id. */
  public Mono<MemberExplanation> explain(UUID memberId, UUID id, Locale locale) {
    return own(memberId, id)
        .flatMap(purchase -> explanations.of(purchase, locale, Told.EVERYTHING))
        .map(MemberExplanation::of);
  }

  /**
   * What a return now would do; nothing is kept.
   *
   * @param units null for all that is left
   * @return the answer that a till gets; empty where the member has no purchase with this id
   * @throws dev.regulars.shared.ProblemException 400 for wrong units; as a signal 422
   */
  public Mono<ResponseEntity<String>> quoteReturn(
      UUID memberId, UUID id, @Nullable List<@Nullable Unit> units) {
    List<@Nullable ReturnLineBody> lines =
        units == null
            ? null
            : units.stream().<@Nullable ReturnLineBody>map(MemberPurchases::line).toList();
    RecordReturn.OfPurchase command =
        form.readQuote(
            id, new ReturnQuoteBody(null, clock.instant().atOffset(ZoneOffset.UTC), lines));
    return own(memberId, id)
        .flatMap(purchase -> intake.quote(command.of(purchase, null)))
        .map(PurchaseEndpoint::plainAnswer);
  }

  private static @Nullable ReturnLineBody line(@Nullable Unit unit) {
    return unit == null ? null : new ReturnLineBody(unit.line(), unit.quantity());
  }

  private Mono<StoredPurchase> own(UUID memberId, UUID id) {
    return purchases.find(id).filter(purchase -> memberId.equals(purchase.memberId()));
  }
}
