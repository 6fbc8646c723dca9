package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.member.MemberRef;
import dev.regulars.programme.Settings;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Codes;
import dev.regulars.rules.facts.Line;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A purchase as a till posted it, validated. Written as JSON it is canonical: two posts mean the
 * same exactly when their JSON is equal but for the instant's offset, and they are of the same
 * member.
 *
 * @param member null for an anonymous purchase; not part of the JSON, which is kept and must not
 *     hold personal data
 * @param referralCode of who invited the member, null for nobody; not part of the JSON, since it
 *     changes nothing about the purchase
 * @param totalMinor the sum of the lines' nets
 * @param vouchers codes that were presented
 * @param attributes sorted by name, all as text: so rules compare them
 * @param redeeming what it takes for points, null for nothing
 * @param paid how it is paid, null where it does not say
 * @param unquoted names of those that were sent as a number, true or false
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record RecordPurchase(
    String store,
    String register,
    String receipt,
    OffsetDateTime occurredAt,
    @JsonIgnore @Nullable MemberRef member,
    @JsonIgnore @Nullable String referralCode,
    List<PurchaseLine> lines,
    long totalMinor,
    @Nullable String channel,
    List<String> vouchers,
    Map<String, String> attributes,
    List<String> unquoted,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NothingRedeemed.class)
        @Nullable Redeeming redeeming,
    @Nullable Paid paid)
    implements Recording {

  /** Equal to what is left out of the JSON: purchases with codes only are written as ever. */
  static final class NothingRedeemed {

    @Override
    public boolean equals(@Nullable Object other) {
      return other == null || (other instanceof Redeeming redeeming && redeeming.isNothing());
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  RecordPurchase {
    lines = List.copyOf(lines);
    vouchers = vouchers == null ? List.of() : List.copyOf(vouchers);
    attributes =
        attributes == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(attributes));
    unquoted = unquoted == null ? List.of() : List.copyOf(unquoted);
  }

  /** The attributes as they were sent: numbers and truth values are no texts. */
  Map<String, Object> sentAttributes() {
    Map<String, Object> sent = new TreeMap<>(attributes);
    unquoted.forEach(name -> sent.computeIfPresent(name, (key, text) -> scalar((String) text)));
    return sent;
  }

  private static Object scalar(String text) {
    return text.equals("true") || text.equals("false")
        ? Boolean.valueOf(text)
        : new BigDecimal(text);
  }

  @Override
  public Identity.Receipt identity() {
    return new Identity.Receipt(store, register, receipt);
  }

  /** The same purchase with only what is left of it. */
  RecordPurchase reducedTo(Remainder left) {
    if (left.returnsNothing()) {
      return this;
    }
    List<PurchaseLine> rest =
        lines.stream()
            .filter(line -> left.left(line.line()).signum() > 0)
            .map(
                line ->
                    line.reducedTo(
                        left.left(line.line()), left.netMinor(line), left.taxMinor(line)))
            .toList();
    return paying(rest);
  }

  /** The same with its lines as they are paid. */
  RecordPurchase paying(List<PurchaseLine> left) {
    long total = left.stream().mapToLong(PurchaseLine::netMinor).sum();
    return with(left, total, redeeming, paid == null ? null : paid.scaledTo(Math.max(0, total)));
  }

  /** The same once it is known which of its discounts nobody gave. */
  RecordPurchase marking(List<Redeeming.Taken> foreign) {
    return redeeming == null || foreign.isEmpty()
        ? this
        : with(lines, totalMinor, redeeming.marking(foreign), paid);
  }

  private RecordPurchase with(
      List<PurchaseLine> now, long total, @Nullable Redeeming taking, @Nullable Paid payments) {
    return new RecordPurchase(
        store,
        register,
        receipt,
        occurredAt,
        member,
        referralCode,
        now,
        total,
        channel,
        vouchers,
        attributes,
        unquoted,
        taking,
        payments);
  }

  /** The same, only asked, with one more code, and of a member where none is named. */
  RecordPurchase bring(String code, @Nullable MemberRef bringer) {
    List<String> codes = new ArrayList<>(vouchers);
    codes.removeIf(one -> Codes.typed(one, code));
    codes.add(code);
    return new RecordPurchase(
        store,
        register,
        receipt,
        occurredAt,
        member == null ? bringer : member,
        referralCode,
        lines,
        totalMinor,
        channel,
        codes,
        attributes,
        unquoted,
        redeeming == null ? Redeeming.asked(Redeeming.Asks.QUOTE) : redeeming,
        paid);
  }

  /**
   * The purchase that points are given for: as it is paid, or with what was paid with points, too.
   */
  RecordPurchase earning(Settings.EarnOn earnOn) {
    return redeeming == null ? this : earning(earnOn, redeeming.given());
  }

  /** The same where this was given. */
  RecordPurchase earning(Settings.EarnOn earnOn, List<Redeeming.Taken> given) {
    List<Redeeming.Taken> points =
        earnOn == Settings.EarnOn.PAID
            ? List.of()
            : given.stream().filter(Redeeming.Taken::isPaidWithPoints).toList();
    return points.isEmpty() ? this : paying(LineOffs.before(lines, points));
  }

  /** Whether it asks what rules take off, or takes it off. */
  boolean asksRules() {
    return redeeming != null && (redeeming.isAsked() || redeeming.claimsRules());
  }

  /** The lines as rules see them. */
  Basket basket() {
    List<Line> facts = lines.stream().map(PurchaseLine::fact).toList();
    return paid == null ? new Basket(facts) : new Basket(facts, paid.byMethod());
  }

  @Override
  public int lane() {
    return member == null ? identity().hashCode() : member.hashCode();
  }

  /** Whether it takes points for something. */
  boolean redeems() {
    return redeeming != null && !redeeming.redeem().isEmpty();
  }
}
