package dev.regulars.imports;

/** What a row of a file, or a constant beside it, can say. */
enum Field {
  RECEIPT("receipt", true),
  SKU("sku", true),
  NAME("name", false),
  CATEGORY("category", false),
  BRAND("brand", false),
  QUANTITY("quantity", true),
  UNIT_PRICE("unitPrice", true),
  DISCOUNT("discount", false),
  TAX("tax", false),
  OCCURRED_AT("occurredAt", true),
  MEMBER("member", false),
  STORE("store", true),
  REGISTER("register", true),
  CURRENCY("currency", true);

  private final String json;
  private final boolean required;

  Field(String json, boolean required) {
    this.json = json;
    this.required = required;
  }

  /** Its name in a mapping. */
  String json() {
    return json;
  }

  /** Whether a mapping must give it. */
  boolean required() {
    return required;
  }
}
