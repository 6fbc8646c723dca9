package dev.regulars.purchase;

import dev.regulars.member.MemberRefBody;
import dev.regulars.programme.MajorUnits;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.BulkPurchase.Line;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way in for other modules that bring purchases and returns in bulk. It is the way of the
 * tills: the same checks, the same batches, the same identities. Whoever comes in here waits for
 * room instead of being turned away.
 */
@Component
public class PurchaseIntake {

  /** A wholesale invoice is longer than what a till ever prints. */
  private static final int LINES_MAX = 10_000;

  private final PurchaseForm purchaseForm;
  private final ReturnForm returnForm;
  private final Intake intake;
  private final ProgrammeSettings settings;
  private final JsonMapper json;

  PurchaseIntake(
      PurchaseForm purchaseForm,
      ReturnForm returnForm,
      Intake intake,
      ProgrammeSettings settings,
      JsonMapper json) {
    this.purchaseForm = purchaseForm;
    this.returnForm = returnForm;
    this.intake = intake;
    this.settings = settings;
    this.json = json;
  }

  /**
   * Records a purchase.
   *
   * @param rulebookVersion that decides it, null for the one in force when it happened
   * @return what became of it; a refusal's pointers are those of a posted purchase, such as {@code
   *     /lines/0/quantity}, and one with status 503 may work later
   */
  public Mono<BulkOutcome> record(BulkPurchase purchase, @Nullable Integer rulebookVersion) {
    RecordPurchase command;
    try {
      command = purchaseForm.read(body(purchase), LINES_MAX);
    } catch (ProblemException refused) {
      return Mono.just(new BulkOutcome.Refused(refused.problem()));
    }
    return intake.recordWhenRoom(purchase.id(), command, rulebookVersion).map(this::outcome);
  }

  /**
   * Books a return of products without the purchase at hand.
   *
   * @return what became of it, with the units that no purchase of the member holds; where none does
   *     hold any, nothing is kept
   */
  public Mono<BulkOutcome> record(BulkReturn goods) {
    RecordReturn.OfProducts command;
    try {
      command = returnForm.read(body(goods), LINES_MAX).asPart(goods.part());
    } catch (ProblemException refused) {
      return Mono.just(new BulkOutcome.Refused(refused.problem()));
    }
    return intake.recordWhenRoom(goods.id(), command.onlyMatched(), null).map(this::outcome);
  }

  private BulkOutcome outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Booked(UUID id, String answer, _) ->
          new BulkOutcome.Booked(id, false, unmatched(answer));
      case Outcome.Replayed(UUID id, String answer) ->
          new BulkOutcome.Booked(id, true, unmatched(answer));
      case Outcome.Refused(Problem problem) -> new BulkOutcome.Refused(problem);
      // Nobody asks for quotes here: it is a return that found nothing.
      case Outcome.Quoted _ -> new BulkOutcome.Unmatched();
    };
  }

  private List<BulkReturn.Line> unmatched(String answer) {
    // An answer to a purchase has no such field: it is not worth parsing.
    if (!answer.contains("\"unmatched\"")) {
      return List.of();
    }
    List<BulkReturn.Line> units = new ArrayList<>();
    for (JsonNode rest : json.readTree(answer).path("unmatched")) {
      units.add(
          new BulkReturn.Line(
              rest.path("sku").asString(),
              rest.path("quantity").decimalValue(),
              rest.path("unitPriceMinor").asLong(0)));
    }
    return units;
  }

  private PurchaseBody body(BulkPurchase purchase) {
    return new PurchaseBody(
        purchase.store(),
        purchase.register(),
        purchase.receipt(),
        purchase.occurredAt(),
        purchase.memberId() == null ? null : member(purchase.memberId()),
        purchase.currency(),
        purchase.lines().stream().<PurchaseBody.@Nullable LineBody>map(this::line).toList(),
        total(purchase.lines()),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private PurchaseBody.LineBody line(Line line) {
    boolean isWhole = line.unitPriceMinor().stripTrailingZeros().scale() <= 0;
    return new PurchaseBody.LineBody(
        null,
        line.sku(),
        line.name(),
        line.category(),
        line.brand(),
        line.quantity(),
        isWhole ? line.unitPriceMinor().longValueExact() : null,
        isWhole ? null : MajorUnits.text(line.unitPriceMinor(), settings.currency()),
        line.discountMinor(),
        line.taxMinor(),
        null);
  }

  /** The sum of the lines' nets; an absurd one is left for the form to refuse. */
  private static long total(List<Line> lines) {
    BigDecimal total = BigDecimal.ZERO;
    for (Line line : lines) {
      total =
          total.add(
              line.quantity()
                  .multiply(line.unitPriceMinor())
                  .setScale(0, RoundingMode.HALF_UP)
                  .subtract(BigDecimal.valueOf(line.discountMinor())));
    }
    return total.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
  }

  private static ReturnForm.ProductReturnBody body(BulkReturn goods) {
    return new ReturnForm.ProductReturnBody(
        goods.store(),
        goods.register(),
        goods.returnReceipt(),
        goods.occurredAt(),
        member(goods.memberId()),
        goods.lines().stream()
            .<ReturnForm.@Nullable ProductBody>map(PurchaseIntake::product)
            .toList());
  }

  private static ReturnForm.ProductBody product(BulkReturn.Line line) {
    return new ReturnForm.ProductBody(line.sku(), line.quantity(), line.unitPriceMinor());
  }

  private static MemberRefBody member(UUID id) {
    return new MemberRefBody(id, null, null, null, null, null);
  }
}
