package dev.regulars.store;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Something about a store that is allowed, but hardly meant.
 *
 * @param like the code of the other store
 * @param message what it is, and what to do
 */
@Schema(name = "StoreWarning")
record StoreWarning(
    @Schema(allowableValues = {"look-alike-code", "twin-name"}) String code,
    String like,
    String message) {

  static StoreWarning lookAlike(String code, String like) {
    return new StoreWarning(
        "look-alike-code",
        like,
        "The code '"
            + code
            + "' looks like that of the store '"
            + like
            + "'. If it is the same store, have its tills send one of them.");
  }

  static StoreWarning twinName(String name, String like) {
    return new StoreWarning(
        "twin-name",
        like,
        "The name '"
            + name
            + "' looks like that of the store '"
            + like
            + "'. Give one of them another name.");
  }
}
