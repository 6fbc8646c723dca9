package dev.regulars.insight;

import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import dev.regulars.shared.StoreCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows the figures. They follow what is booked within seconds; {@code asOf} says how far. */
@RestController
@Tag(name = "Insight", description = "Figures by day, store and rule; what purchases contain.")
class InsightEndpoint {

  private static final int Q_LENGTH_MAX = 200;

  private final Overviews overviews;
  private final RuleUse rules;
  private final Catalogue catalogue;
  private final RealPurchases purchases;

  InsightEndpoint(
      Overviews overviews, RuleUse rules, Catalogue catalogue, RealPurchases purchases) {
    this.overviews = overviews;
    this.rules = rules;
    this.catalogue = catalogue;
    this.purchases = purchases;
  }

  @GetMapping("/v1/insight/overview")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(
      operationId = "getInsightOverview",
      summary = "How the programme does, today and by day",
      description =
          "The last 30 days unless others are asked for, at most 400. A purchase and its points are"
              + " on the day of the purchase in its store's zone, a return on the day of the"
              + " return. A key that is bound to stores asks for one of them.")
  Mono<OverviewView> overview(
      @Parameter(
              description = "First day",
              example = "2026-11-01",
              schema = @Schema(type = "string", format = "date"))
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(
              description = "Last day; today without it",
              example = "2026-11-30",
              schema = @Schema(type = "string", format = "date"))
          @RequestParam(required = false)
          @Nullable String to,
      @Parameter(
              description = "Days of this store only",
              schema = @Schema(pattern = StoreCode.PATTERN))
          @RequestParam(required = false)
          @Nullable String store,
      Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.check(store == null || StoreCode.is(store), "/store", "must be the code of a store");
    errors.throwIfAny();
    if (store == null) {
      caller.requireAllStores();
    } else {
      caller.requireStore(store);
    }
    return overviews.of(Span.read(from, to, overviews.today()), store);
  }

  @GetMapping("/v1/insight/rules")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(
      operationId = "getInsightRules",
      summary = "What each rule did",
      description =
          "The rules of the live rulebook in their order, then others that fired in these days.")
  Mono<Page<RuleUseView>> rules(
      @Parameter(
              description = "How many days until today",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "400", defaultValue = "30"))
          @RequestParam(required = false)
          @Nullable String days) {
    return rules.of(Span.last(days, overviews.today())).map(items -> new Page<>(items, null));
  }

  @GetMapping("/v1/insight/catalogue")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(
      operationId = "getInsightCatalogue",
      summary = "What purchases really contain",
      description = "The most frequent first; what codes name is called as in the vocabulary.")
  Mono<Page<CodeView>> catalogue(
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {
                        "category",
                        "product",
                        "brand",
                        "store",
                        "register",
                        "channel",
                        "code",
                        "payment-method",
                        "attribute",
                        "event",
                        "event-attribute",
                        "tag",
                        "voucher",
                        "store-tag",
                        "member-attribute"
                      }))
          @RequestParam(required = false)
          @Nullable String kind,
      @Parameter(
              description = "Beginnings of words of the code or the name",
              example = "esp",
              schema = @Schema(maxLength = Q_LENGTH_MAX))
          @RequestParam(required = false)
          @Nullable String q,
      @ParameterObject PageRequest page) {
    FieldErrors errors = new FieldErrors();
    CodeKind asked = kind == null ? null : CodeKind.of(kind);
    if (asked == null) {
      errors.add("/kind", "must be one of " + kinds());
    }
    if (q != null && !q.isBlank()) {
      errors.text("/q", q, Q_LENGTH_MAX);
    }
    errors.throwIfAny();
    return asked == null
        ? Mono.empty()
        : catalogue.list(asked, q == null || q.isBlank() ? null : q, page);
  }

  @GetMapping("/v1/insight/purchases")
  @Allow({Role.MARKETER, Role.APPROVER, Role.SUPPORT})
  @Operation(
      operationId = "listRealPurchases",
      summary = "The last real purchases, without who made them",
      description =
          "To try rules on: without `id` and `points` each is a body that a draft's `try` takes. A"
              + " key that is bound to stores sees those of its stores.")
  Mono<Page<RealPurchase>> purchases(@ParameterObject PageRequest page, Caller caller) {
    return purchases.last(page, caller.stores());
  }

  private static String kinds() {
    return Arrays.stream(CodeKind.values()).map(CodeKind::code).collect(Collectors.joining(", "));
  }
}
