package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.member.MemberRef;
import dev.regulars.security.Who;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A return, validated. */
sealed interface RecordReturn extends Command {

  /** Whose receipt it is. */
  String store();

  String returnReceipt();

  OffsetDateTime occurredAt();

  @Override
  Identity.ReturnReceipt identity();

  /**
   * Of a purchase that is at hand.
   *
   * @param returnReceipt empty in a quote that had none
   * @param lines what comes back; empty for all that is left
   * @param store of the purchase; like what follows not part of the JSON
   * @param owner the purchase's member when it was looked up, null for nobody
   * @param by who asked and is no till: it is kept in the audit log. Null for a till
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record OfPurchase(
      UUID purchaseId,
      String returnReceipt,
      OffsetDateTime occurredAt,
      List<ReturnedLine> lines,
      @JsonIgnore String store,
      @JsonIgnore @Nullable UUID owner,
      @JsonIgnore @Nullable Who by)
      implements RecordReturn {

    /** The same, of a purchase that was looked up. */
    OfPurchase of(StoredPurchase purchase, @Nullable Who asking) {
      return new OfPurchase(
          purchaseId,
          returnReceipt,
          occurredAt,
          lines,
          purchase.purchase().store(),
          purchase.memberId(),
          asking);
    }

    @Override
    public Identity.ReturnReceipt identity() {
      return new Identity.ReturnReceipt(store, returnReceipt, 0);
    }

    @Override
    public int lane() {
      return owner == null ? purchaseId.hashCode() : Command.laneOf(owner);
    }
  }

  /**
   * Of products, without the purchase at hand.
   *
   * @param part 0 for the return; from 1 on what the part before found no purchase for. With store
   *     and receipt it is the identity, not part of the JSON
   * @param member not part of the JSON, which is kept and must not hold personal data
   * @param reach not part of the JSON: a retry is the same whoever sends it
   * @param keepsUnmatched whether it is kept where nothing comes back; else its identity stays free
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OfProducts(
      String store,
      @Nullable String register,
      String returnReceipt,
      @JsonIgnore int part,
      OffsetDateTime occurredAt,
      @JsonIgnore MemberRef member,
      List<ReturnedProduct> lines,
      @JsonIgnore Reach reach,
      @JsonIgnore boolean keepsUnmatched)
      implements RecordReturn {

    /** The same, taken from no more than this. */
    OfProducts within(Reach narrower) {
      return new OfProducts(
          store,
          register,
          returnReceipt,
          part,
          occurredAt,
          member,
          lines,
          narrower,
          keepsUnmatched);
    }

    /** The same as a part. */
    OfProducts asPart(int number) {
      return new OfProducts(
          store, register, returnReceipt, number, occurredAt, member, lines, reach, keepsUnmatched);
    }

    /** The same, whose identity stays free where nothing comes back. */
    OfProducts onlyMatched() {
      return new OfProducts(
          store, register, returnReceipt, part, occurredAt, member, lines, reach, false);
    }

    @Override
    public Identity.ReturnReceipt identity() {
      return new Identity.ReturnReceipt(store, returnReceipt, part);
    }

    @Override
    public int lane() {
      return member.hashCode();
    }
  }

  /**
   * Whose purchases a return may take from, and which it may name.
   *
   * @param stores whose purchases the answer names; null for all
   * @param elsewhere whether other stores' purchases are taken, too, without being named
   */
  record Reach(@Nullable Set<String> stores, boolean elsewhere) {

    static final Reach ALL = new Reach(null, true);

    public Reach {
      stores = stores == null ? null : Set.copyOf(stores);
    }

    /** Stores whose purchases are taken; null for all. */
    @Nullable Set<String> taken() {
      return elsewhere ? null : stores;
    }

    boolean takes(String store) {
      return elsewhere || names(store);
    }

    boolean names(String store) {
      return stores == null || stores.contains(store);
    }
  }

  /** A quantity of a purchase's line. */
  record ReturnedLine(int line, BigDecimal quantity) {}

  /**
   * A quantity of a product.
   *
   * @param unitPriceMinor what the till gives back for one, null where not said
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReturnedProduct(String sku, BigDecimal quantity, @Nullable Long unitPriceMinor) {}
}
