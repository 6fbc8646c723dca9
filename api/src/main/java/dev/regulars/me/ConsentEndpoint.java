package dev.regulars.me;

import dev.regulars.me.Consents.Consent;
import dev.regulars.security.Allow;
import dev.regulars.security.Caller;
import dev.regulars.security.Role;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Page;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Transactions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a member agrees to. */
@RestController
@Tag(name = "Me")
class ConsentEndpoint {

  static final int VERSION_MAX = 40;
  private static final int PURPOSES_MAX = 50;
  private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /** What a member says about a purpose. */
  @Schema(
      name = "NewConsent",
      requiredProperties = {"purpose", "given", "textVersion"})
  record ConsentBody(
      @Schema(pattern = "^[a-z][a-z0-9-]{0,39}$", example = "news") @Nullable String purpose,
      @Schema(description = "False takes it back") @Nullable Boolean given,
      @Schema(
              description = "Of the words that the member saw",
              example = "2026-11",
              minLength = 1,
              maxLength = VERSION_MAX)
          @Nullable String textVersion) {}

  private final Consents consents;
  private final Transactions transactions;

  ConsentEndpoint(Consents consents, Transactions transactions) {
    this.consents = consents;
    this.transactions = transactions;
  }

  @GetMapping("/v1/me/consents")
  @Allow(Role.MEMBER)
  @Operation(operationId = "listOwnConsents", summary = "What the member agreed to, and when")
  Mono<Page<Consent>> list(Caller caller) {
    return consents.of(caller.id()).map(items -> new Page<>(items, null));
  }

  @PutMapping("/v1/me/consents")
  @Allow(Role.MEMBER)
  @Operation(
      operationId = "putOwnConsent",
      summary = "Agree to a purpose, or take it back",
      description =
          "What was said before stays in the member's export. 422 `too-many-purposes` after 50.")
  Mono<Page<Consent>> put(@RequestBody ConsentBody body, Caller caller) {
    FieldErrors errors = new FieldErrors();
    errors.check(
        body.purpose() != null && PURPOSE.matcher(body.purpose()).matches(),
        "/purpose",
        "must be 1 to 40 small letters, digits and dashes, with a letter first");
    errors.require("/given", body.given());
    errors.requireText("/textVersion", body.textVersion(), VERSION_MAX);
    errors.throwIfAny();
    UUID member = caller.id();
    String purpose = Objects.requireNonNull(body.purpose());
    return consents
        .of(member)
        .doOnNext(
            known -> {
              if (known.size() >= PURPOSES_MAX
                  && known.stream().noneMatch(one -> one.purpose().equals(purpose))) {
                throw new ProblemException(
                    Problem.impossible(
                        "too-many-purposes",
                        "Too many purposes",
                        "A member has consents for at most " + PURPOSES_MAX + " purposes."));
              }
            })
        .then(
            transactions.keep(
                connection ->
                    consents
                        .put(
                            connection,
                            member,
                            purpose,
                            Objects.requireNonNull(body.given()),
                            Objects.requireNonNull(body.textVersion()))
                        .thenReturn(true)))
        .then(list(caller));
  }
}
