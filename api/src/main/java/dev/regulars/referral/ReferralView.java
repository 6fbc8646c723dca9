package dev.regulars.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A referral, as it is shown to those who work with members.
 *
 * @param referrer the member who invited; missing where the code is nobody's
 * @param friend the member who was invited
 * @param promise what was promised when the friend joined, in the words of the rules
 * @param referrerName to support only; missing where they said none
 * @param qualifiedAt when the purchase was made that qualified; missing where none did
 * @param purchaseId that purchase
 */
@Schema(name = "Referral")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReferralView(
    UUID id,
    ReferralState state,
    @Nullable UUID referrer,
    @Nullable String referrerName,
    UUID friend,
    @Schema(description = "To support only; missing where they said none")
        @Nullable String friendName,
    @Schema(example = "428K7F49N") String code,
    Instant joinedAt,
    @Schema(allowableValues = {"enrolment", "claim", "purchase"}) String joinedBy,
    @Nullable Integer rulebookVersion,
    String promise,
    @Nullable Instant qualifiedAt,
    @Nullable UUID purchaseId,
    @Schema(description = "When what was promised is given, where it waits")
        @Nullable Instant heldUntil,
    @Schema(description = "Who approved or rejected it") @Nullable String decidedBy,
    @Nullable String decision,
    List<Reason> reasons,
    List<Award> awards) {

  /** What speaks for a closer look, and what may be behind it. */
  @Schema(name = "ReferralReason")
  record Reason(
      @Schema(description = "`rule` for a rule's own words", example = "address") String signal,
      String evidence,
      String innocent) {

    private static final String RULE = "rule";

    /** In the words of a rule. */
    static Reason ofRule(String words) {
      return new Reason(RULE, words, innocentOfRule(Locale.ENGLISH));
    }

    private static String innocentOfRule(Locale locale) {
      return locale.getLanguage().equals("de")
          ? "Eine Regel sagt das von allen, auf die sie passt."
          : "A rule says so of everybody whom it fits.";
    }

    static Reason of(Signal signal) {
      return of(signal, Locale.ENGLISH);
    }

    private static Reason of(Signal signal, Locale locale) {
      return new Reason(signal.code(), signal.evidence(locale), signal.innocent(locale));
    }

    /** What was kept, in a language; a rule's words are its own. */
    Reason in(Locale locale) {
      return signal.equals(RULE)
          ? new Reason(signal, evidence, innocentOfRule(locale))
          : Signal.of(signal).map(known -> of(known, locale)).orElse(this);
    }
  }

  /** What one side got, or will get. */
  @Schema(name = "ReferralAward")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Award(
      @Schema(allowableValues = {"referrer", "friend"}) String to,
      @Nullable Long points,
      @Nullable String voucher,
      @Schema(allowableValues = {"given", "refused", "limit", "reversed", "waiting"}) String state,
      @Schema(description = "Why nothing was given") @Nullable String reason) {}

  private static final JsonMapper JSON = new JsonMapper();

  /** Without names, as tills see it. */
  static ReferralView of(Referral referral, Collection<dev.regulars.referral.Award> awards) {
    return of(referral, awards, Map.of(), Locale.ENGLISH);
  }

  /** With the names of members, by their ids, and its reasons in a language. */
  static ReferralView of(
      Referral referral,
      Collection<dev.regulars.referral.Award> awards,
      Map<UUID, String> names,
      Locale locale) {
    Referral.Standing standing = referral.standing();
    UUID referrer = referral.referrerId();
    return new ReferralView(
        referral.id(),
        referral.state(),
        referrer,
        referrer == null ? null : names.get(referrer),
        referral.friendId(),
        names.get(referral.friendId()),
        referral.code(),
        referral.joinedAt(),
        referral.joinedBy().code(),
        referral.rulebookVersion(),
        referral.promise(locale),
        standing.qualifiedAt(),
        standing.purchaseId(),
        referral.state() == ReferralState.HELD ? standing.heldUntil() : null,
        standing.decidedBy(),
        standing.decision(),
        Stream.of(JSON.readValue(standing.reasons(), Reason[].class))
            .map(reason -> reason.in(locale))
            .toList(),
        awards.stream().map(ReferralView::award).toList());
  }

  static Award award(dev.regulars.referral.Award given) {
    return new Award(
        given.side(),
        given.points() == 0 ? null : given.points(),
        given.vouchers().isEmpty() ? null : String.join(", ", given.vouchers()),
        given.state().code(),
        given.reason());
  }
}
