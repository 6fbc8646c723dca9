package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.regulars.tier.BalanceView;
import dev.regulars.tier.TierView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to a purchase or a quote.
 *
 * @param id missing in a quote
 * @param register empty where rules were tried without one
 * @param receipt missing in a quote that had none
 * @param memberId missing for an anonymous purchase
 * @param rulebookVersion 0 where a draft was tried
 * @param off what is taken off
 * @param balance after the purchase; missing for an anonymous one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PurchaseAnswer(
    @Nullable UUID id,
    String store,
    String register,
    @Nullable String receipt,
    @Nullable UUID memberId,
    OffsetDateTime occurredAt,
    String currency,
    long totalMinor,
    int rulebookVersion,
    Points points,
    List<Award> awards,
    List<VoucherIssued> vouchersIssued,
    List<Message> messages,
    @JsonUnwrapped Off off,
    @Nullable BalanceView balance,
    @Nullable TierView tier) {

  /**
   * What is taken off; its fields stand beside the others.
   *
   * @param discounts what is taken off; missing in what earlier versions answered to those who
   *     wanted nothing
   * @param refused what was wanted and cannot be had; missing there, too
   * @param payableMinor what is to be paid then; missing there, too
   * @param redemptions what was redeemed with it; null for nothing
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Off(
      @Nullable List<Discount> discounts,
      @Nullable List<Refused> refused,
      @Nullable Long payableMinor,
      @Nullable List<RedeemedOne> redemptions) {

    /** Nothing is taken off. */
    static Off nothing(long totalMinor) {
      return new Off(List.of(), List.of(), totalMinor, null);
    }

    /** The same where nothing that was left out of an earlier version's answer is missing. */
    private Off whole(long totalMinor) {
      return new Off(
          Objects.requireNonNullElse(discounts, List.of()),
          Objects.requireNonNullElse(refused, List.of()),
          Objects.requireNonNullElse(payableMinor, totalMinor),
          redemptions);
    }

    private Off quoted() {
      return redemptions == null
          ? this
          : new Off(
              discounts,
              refused,
              payableMinor,
              redemptions.stream().map(RedeemedOne::quoted).toList());
    }
  }

  /**
   * The same for a purchase of which only what was left was decided.
   *
   * @param first what was answered when it was recorded, which says what was taken off
   */
  PurchaseAnswer ofWhole(RecordPurchase purchase, String first, JsonMapper json) {
    long totalMinor = purchase.totalMinor();
    Off off = json.readValue(first, Off.class).whole(totalMinor);
    return with(id, memberId, totalMinor, points, awards, vouchersIssued, off, balance, tier);
  }

  /** The same with what was redeemed. */
  PurchaseAnswer with(Redeemed redeemed) {
    return with(
        id,
        memberId,
        redeemed.totalMinor(),
        points.redeeming(redeemed.points()),
        awards,
        vouchersIssued,
        redeemed.off(),
        balance,
        tier);
  }

  /**
   * The same as the answer to a quote: nothing is kept, so there is no id and no voucher's code.
   */
  PurchaseAnswer quoted() {
    return quoted(memberId, balance, tier);
  }

  /** The same for somebody who is only described: there is no member, and so no balance. */
  PurchaseAnswer ofNobody() {
    return quoted(null, null, tier);
  }

  /** The same for those who may not know what the member has: neither balance nor tier. */
  PurchaseAnswer ofSomebody() {
    return quoted(memberId, null, null);
  }

  /** The same with awards that read like this, by their rules; those of others as they are. */
  PurchaseAnswer withAwardTexts(Map<String, String> texts) {
    List<Award> told =
        awards.stream()
            .map(
                award ->
                    new Award(
                        award.rule(),
                        award.points(),
                        award.lines(),
                        texts.getOrDefault(award.rule(), award.text()),
                        award.rounding()))
            .toList();
    return with(id, memberId, totalMinor, points, told, vouchersIssued, off, balance, tier);
  }

  private PurchaseAnswer quoted(
      @Nullable UUID member, @Nullable BalanceView shown, @Nullable TierView held) {
    List<VoucherIssued> issued = vouchersIssued.stream().map(VoucherIssued::quoted).toList();
    return with(null, member, totalMinor, points, awards, issued, off.quoted(), shown, held);
  }

  /** The same purchase under the same rulebook; the rest is as given. */
  private PurchaseAnswer with(
      @Nullable UUID id,
      @Nullable UUID memberId,
      long totalMinor,
      Points points,
      List<Award> awards,
      List<VoucherIssued> vouchersIssued,
      Off off,
      @Nullable BalanceView balance,
      @Nullable TierView tier) {
    return new PurchaseAnswer(
        id,
        store,
        register,
        receipt,
        memberId,
        occurredAt,
        currency,
        totalMinor,
        rulebookVersion,
        points,
        awards,
        vouchersIssued,
        messages,
        off,
        balance,
        tier);
  }

  /**
   * Points of this purchase: all, and of them those that wait and those that can be spent.
   *
   * @param redeemed with it; missing for an event
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Points(long accrued, long pending, long available, @Nullable Long redeemed) {

    static final Points NONE = new Points(0, 0, 0, null);

    Points redeeming(long points) {
      return new Points(accrued, pending, available, points);
    }
  }

  /**
   * What is taken off.
   *
   * @param source {@code points}, or {@code rule:} and its name, {@code reward:} or {@code
   *     voucher:} and its code
   * @param foreign true where nobody gave it, and the server takes it all the same; else missing
   */
  @Schema(name = "Discount")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Discount(
      @Schema(example = "reward:COFFEE") String source,
      long amountMinor,
      List<DiscountLine> lines,
      String text,
      @Schema(description = "True where nobody gave it, and it was accepted all the same")
          @Nullable Boolean foreign) {}

  /** What is taken off a line. */
  @Schema(name = "DiscountLine")
  record DiscountLine(int line, long amountMinor) {}

  /**
   * Something that was wanted and cannot be had.
   *
   * @param reason in a word, such as {@code insufficient-points}
   */
  @Schema(name = "RefusedDiscount")
  record Refused(String source, String reason, String text) {}

  /**
   * Something that was redeemed with the purchase.
   *
   * @param id missing in a quote
   */
  @Schema(name = "RedeemedWithPurchase")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RedeemedOne(@Nullable UUID id, @Nullable String reward, String name, long points) {

    private RedeemedOne quoted() {
      return new RedeemedOne(null, reward, name, points);
    }
  }

  /**
   * What was redeemed with the purchase.
   *
   * @param totalMinor of the purchase then
   */
  record Redeemed(long totalMinor, long points, Off off) {}

  /**
   * Points that one rule gave, with the lines they came from and the reason.
   *
   * @param rounding true where no rule gave it, but the rules' own points do not add up to the sum;
   *     else missing
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Award(
      String rule,
      long points,
      List<AwardLine> lines,
      String text,
      @Schema(
              description =
                  "True where no rule gave it: the rules' own points, each rounded, do not add up"
                      + " to the sum. Else missing")
          @Nullable Boolean rounding) {}

  /** Points that came from a line. */
  record AwardLine(int line, long points) {}

  /**
   * A voucher.
   *
   * @param code what the customer shows; missing in a quote, which issues none
   * @param voucher the voucher's type
   * @param validUntil last day on which it can be used
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VoucherIssued(
      @Schema(description = "What the customer shows; missing in a quote, which issues none")
          @Nullable String code,
      String voucher,
      String rule,
      LocalDate validFrom,
      LocalDate validUntil) {

    private VoucherIssued quoted() {
      return new VoucherIssued(null, voucher, rule, validFrom, validUntil);
    }
  }

  /**
   * A line to show.
   *
   * @param to {@code customer} or {@code cashier}
   */
  record Message(String to, String text) {}
}
