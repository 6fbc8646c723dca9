package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.programme.Today;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Transactions;
import dev.regulars.voucher.Presentation;
import dev.regulars.voucher.VoucherCode;
import dev.regulars.voucher.VoucherLookup;
import dev.regulars.voucher.VoucherObstacle;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells whether a code can be used. */
@RestController
@Tag(name = "Vouchers")
class VoucherValidationEndpoint {

  private static final String DESCRIPTION =
      "By itself; with `member`, also whether they may use it; with `purchase` (as for a quote),"
          + " whether it can be used with that. Nothing is used or held.";

  private final VoucherLookup vouchers;
  private final PurchaseForm form;
  private final TillPurchases purchases;
  private final MemberDirectory members;
  private final Transactions transactions;
  private final JsonMapper json;
  private final Today calendar;
  private final Clock clock;

  VoucherValidationEndpoint(
      VoucherLookup vouchers,
      PurchaseForm form,
      TillPurchases purchases,
      MemberDirectory members,
      Transactions transactions,
      JsonMapper json,
      Today calendar,
      Clock clock) {
    this.vouchers = vouchers;
    this.form = form;
    this.purchases = purchases;
    this.members = members;
    this.transactions = transactions;
    this.json = json;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** A code that is presented. */
  @Schema(name = "VoucherValidation", requiredProperties = "code")
  record ValidateBody(
      @Schema(example = "SUMMER26", minLength = 1, maxLength = 64) @Nullable String code,
      @Schema(description = "Who brings it") @Nullable MemberRefBody member,
      @Schema(description = "What it is to be used with, as for a quote")
          @Nullable QuoteBody purchase) {}

  /**
   * Whether it can be used.
   *
   * @param code as it is kept; as it was sent where it is unknown
   * @param reason missing where it can
   * @param type name of the voucher's type, missing where the code is unknown
   * @param remainingMinor what is left on a gift card, missing for anything else
   */
  @Schema(name = "ValidatedVoucher")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Validated(
      String code,
      boolean valid,
      @Schema(
              allowableValues = {
                "unknown",
                "not-yet",
                "expired",
                "used",
                "void",
                "wrong-member",
                "wrong-store",
                "wrong-products",
                "minimum-spend",
                "limit-reached",
                "not-combinable"
              })
          @Nullable String reason,
      @Nullable String type,
      @Nullable Long remainingMinor,
      String text) {}

  @Allow(Role.TILL)
  @PostMapping("/v1/vouchers/validate")
  @Operation(
      operationId = "validateVoucher",
      summary = "Ask whether a code can be used",
      description = DESCRIPTION)
  Mono<Validated> validate(@RequestBody ValidateBody body, Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.requireText("/code", body.code(), PurchaseForm.CODE_LENGTH_MAX);
    MemberRef named = body.member() == null ? null : form.member(errors, body.member());
    errors.throwIfAny();
    String code = String.valueOf(body.code());
    RecordPurchase purchase = body.purchase() == null ? null : purchase(body.purchase(), caller);
    MemberRef ref = named == null && purchase != null ? purchase.member() : named;
    Set<String> stores = purchase == null ? caller.stores() : Set.of(purchase.store());
    String store = stores != null && stores.size() == 1 ? stores.iterator().next() : null;
    return member(ref)
        .flatMap(
            member ->
                vouchers
                    .present(code, member.orElse(null), calendar.at(clock.instant()))
                    .flatMap(
                        found ->
                            purchase == null
                                ? Mono.just(alone(found, member.orElse(null), store))
                                : with(found.code(), purchase.bring(code, ref))))
        .switchIfEmpty(
            Mono.fromSupplier(
                () ->
                    new Validated(
                        code,
                        false,
                        VoucherObstacle.UNKNOWN.code(),
                        null,
                        null,
                        VoucherObstacle.unknown(code))));
  }

  /** The purchase, with what is wrong with it told where it stands in the body. */
  private RecordPurchase purchase(QuoteBody body, Caller caller) {
    try {
      RecordPurchase purchase = form.readQuote(body.purchase());
      caller.requireStore(purchase.store());
      return purchase;
    } catch (ProblemException wrong) {
      throw new ProblemException(wrong.problem().under("/purchase"));
    }
  }

  private Mono<Optional<UUID>> member(@Nullable MemberRef ref) {
    return ref == null
        ? Mono.just(Optional.empty())
        : transactions
            .look(connection -> members.resolve(connection, Set.of(ref)))
            .map(found -> Optional.ofNullable(found.get(ref)))
            .flatMap(
                found ->
                    found.isPresent()
                        ? Mono.just(found)
                        : Mono.error(
                            new ProblemException(
                                UnknownMember.named(ref, "Leave 'member' out, or enrol them."))));
  }

  private Validated alone(
      VoucherLookup.Presented found, @Nullable UUID memberId, @Nullable String store) {
    Instant now = clock.instant();
    VoucherObstacle obstacle =
        new Presentation(
                memberId,
                memberId != null,
                store,
                now,
                calendar.at(now),
                null,
                found.usesOfMember(),
                found.usesOfDay())
            .obstacle(found.code());
    return told(found.code(), obstacle == null ? null : obstacle.code(), obstacle);
  }

  /** As a quote would have it. */
  private Mono<Validated> with(VoucherCode code, RecordPurchase purchase) {
    return purchases
        .quote(purchase)
        .map(
            outcome ->
                switch (outcome) {
                  case Outcome.Quoted(String answer) -> refused(code, json.readTree(answer));
                  case Outcome.Refused(Problem problem) -> throw new ProblemException(problem);
                  case Outcome.Booked _, Outcome.Replayed _ ->
                      throw new IllegalStateException("a quote keeps nothing");
                });
  }

  private static Validated refused(VoucherCode code, JsonNode quote) {
    for (JsonNode refused : quote.path("refused")) {
      if (refused.path("source").asString().equals("voucher:" + code.code())) {
        String reason = refused.path("reason").asString();
        VoucherObstacle obstacle =
            List.of(VoucherObstacle.values()).stream()
                .filter(one -> one.code().equals(reason))
                .findFirst()
                .orElse(VoucherObstacle.USED);
        return told(code, reason, obstacle);
      }
    }
    return told(code, null, null);
  }

  private static Validated told(
      VoucherCode code, @Nullable String reason, @Nullable VoucherObstacle obstacle) {
    return new Validated(
        code.code(),
        obstacle == null,
        reason,
        code.typeName(),
        code.remainingMinor(),
        obstacle == null ? code.typeName() : obstacle.text());
  }
}
