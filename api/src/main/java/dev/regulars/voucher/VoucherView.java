package dev.regulars.voucher;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.reward.Redemption.LineAmount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code as it stands.
 *
 * @param type name of its type
 * @param state by itself, whoever brings it; {@code spent} where nothing is left of it
 * @param rule that issued it, or the reward; missing for one that was made in a batch
 * @param validUntil last day; missing for no end
 * @param usesMax missing for any number
 * @param faceMinor what a gift card began with
 * @param movements what became of it, oldest first; missing in lists
 */
@Schema(name = "Voucher")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VoucherView(
    UUID id,
    String code,
    String type,
    @Schema(allowableValues = {"discount", "product", "balance", "points"}) String kind,
    @Schema(allowableValues = {"open", "not-yet", "expired", "spent", "void"}) String state,
    @Nullable UUID memberId,
    @Nullable String rule,
    LocalDate validFrom,
    @Nullable LocalDate validUntil,
    int uses,
    @Nullable Integer usesMax,
    @Nullable Long faceMinor,
    @Nullable Long remainingMinor,
    Instant issuedAt,
    @Nullable List<MovementView> movements) {

  /** What became of it once. */
  @Schema(name = "VoucherMovement")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MovementView(
      Instant at,
      @Schema(allowableValues = {"used", "given-back"}) String kind,
      long amountMinor,
      @Nullable UUID memberId,
      UUID purchaseId,
      String store,
      List<LineAmount> lines) {

    static MovementView of(VoucherMovement movement) {
      return new MovementView(
          movement.at(),
          movement.kind(),
          movement.amountMinor(),
          movement.memberId(),
          movement.purchaseId(),
          movement.store(),
          movement.lines());
    }
  }

  static VoucherView of(
      VoucherCode code, Instant now, LocalDate today, @Nullable List<VoucherMovement> movements) {
    return new VoucherView(
        code.id(),
        code.code(),
        code.typeName(),
        code.kind().code(),
        state(code, now, today),
        code.memberId(),
        code.rule(),
        code.validFrom(),
        code.validUntil(),
        code.uses(),
        code.usesMax(),
        code.faceMinor(),
        code.remainingMinor(),
        code.issuedAt(),
        movements == null ? null : movements.stream().map(MovementView::of).toList());
  }

  private static String state(VoucherCode code, Instant now, LocalDate today) {
    VoucherObstacle obstacle =
        new Presentation(null, false, null, now, today, null, 0, 0).obstacle(code);
    return switch (obstacle) {
      case null -> "open";
      case NOT_YET, EXPIRED, VOID -> obstacle.code();
      case USED, LIMIT_REACHED -> "spent";
      case UNKNOWN, WRONG_MEMBER, WRONG_STORE, WRONG_PRODUCTS, MINIMUM_SPEND, NOT_COMBINABLE ->
          "open";
    };
  }
}
