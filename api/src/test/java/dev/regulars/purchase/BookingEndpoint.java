package dev.regulars.purchase;

import java.util.ArrayList;
import java.util.List;

/** The endpoints that book something, and the fields of their bodies. */
enum BookingEndpoint {
  PURCHASE("/v1/purchases", purchase(true)),
  QUOTE("/v1/purchases/quote", purchase(false)),
  RETURN("/v1/purchases/{id}/returns", giveback(true)),
  RETURN_QUOTE("/v1/purchases/{id}/returns/quote", giveback(false)),
  PRODUCT_RETURN(
      "/v1/returns",
      List.of(
          must("/store", WrongValues.CODE),
          may("/register", WrongValues.TEXT),
          must("/returnReceipt", WrongValues.TEXT),
          must("/occurredAt", WrongValues.TIME),
          must("/member", WrongValues.MEMBER),
          must("/lines", WrongValues.FULL_LIST),
          must("/lines/0/sku", WrongValues.TEXT),
          must("/lines/0/quantity", WrongValues.QUANTITY),
          may("/lines/0/unitPriceMinor", WrongValues.AMOUNT))),
  CLAIM("/v1/purchases/{id}/claim", List.of(must("/member", WrongValues.MEMBER))),
  EVENT(
      "/v1/events",
      List.of(
          must("/member", WrongValues.MEMBER),
          must("/name", WrongValues.TEXT),
          must("/occurredAt", WrongValues.TIME),
          may("/attributes", WrongValues.ATTRIBUTES)));

  private final String path;
  private final List<Field> fields;

  BookingEndpoint(String path, List<Field> fields) {
    this.path = path;
    this.fields = fields;
  }

  /** The path, for a purchase. */
  String path(String purchaseId) {
    return path.replace("{id}", purchaseId);
  }

  List<Field> fields() {
    return fields;
  }

  /**
   * A field of a body.
   *
   * @param kind what may be wrong with its value
   */
  record Field(String pointer, WrongValues kind, boolean required) {

    /** Where the object lies that has the field. */
    String parent() {
      return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    String name() {
      return pointer.substring(pointer.lastIndexOf('/') + 1);
    }
  }

  private static Field must(String pointer, WrongValues kind) {
    return new Field(pointer, kind, true);
  }

  private static Field may(String pointer, WrongValues kind) {
    return new Field(pointer, kind, false);
  }

  private static List<Field> giveback(boolean receipt) {
    return List.of(
        new Field("/returnReceipt", WrongValues.TEXT, receipt),
        must("/occurredAt", WrongValues.TIME),
        may("/lines", WrongValues.FULL_LIST),
        must("/lines/0/line", WrongValues.NUMBER),
        must("/lines/0/quantity", WrongValues.QUANTITY));
  }

  private static List<Field> purchase(boolean receipt) {
    List<Field> fields =
        new ArrayList<>(
            List.of(
                must("/store", WrongValues.CODE),
                must("/register", WrongValues.TEXT),
                new Field("/receipt", WrongValues.TEXT, receipt),
                must("/occurredAt", WrongValues.TIME),
                may("/member", WrongValues.MEMBER),
                must("/currency", WrongValues.TEXT),
                must("/lines", WrongValues.FULL_LIST),
                must("/totalMinor", WrongValues.AMOUNT),
                may("/channel", WrongValues.TEXT),
                may("/vouchers", WrongValues.CODES),
                may("/attributes", WrongValues.ATTRIBUTES)));
    fields.addAll(
        List.of(
            may("/lines/0/line", WrongValues.NUMBER),
            must("/lines/0/sku", WrongValues.TEXT),
            may("/lines/0/name", WrongValues.TEXT),
            may("/lines/0/category", WrongValues.TEXT),
            may("/lines/0/brand", WrongValues.TEXT),
            must("/lines/0/quantity", WrongValues.QUANTITY),
            must("/lines/0/unitPriceMinor", WrongValues.AMOUNT),
            may("/lines/0/discountMinor", WrongValues.AMOUNT),
            may("/lines/0/taxMinor", WrongValues.AMOUNT)));
    return fields;
  }
}
