package dev.regulars.referral;

import dev.regulars.shared.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who invited whom.
 *
 * @param referrerId null where the code is nobody's
 * @param code as it is compared
 * @param rulebookVersion by which what was promised is given; null where nothing was promised
 * @param promise what was promised, in the words of the rules; in English
 * @param promiseInGerman the same; empty where it was promised before it was kept
 * @param spentMinor what the friend has spent since they joined, less what was returned
 * @param standing how far it has come
 */
record Referral(
    UUID id,
    UUID friendId,
    @Nullable UUID referrerId,
    String code,
    Instant joinedAt,
    JoinedBy joinedBy,
    @Nullable Integer rulebookVersion,
    String promise,
    String promiseInGerman,
    long spentMinor,
    Standing standing) {

  /** A purchase that was returned after it qualified may be followed by one other. */
  private static final int ROUNDS_MAX = 2;

  /** How the friend came by it. */
  enum JoinedBy {
    ENROLMENT,
    CLAIM,
    PURCHASE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How far a referral has come.
   *
   * @param round how often it has qualified
   * @param purchaseId the one that qualified, null for none
   * @param brought the how many-th friend of the referrer it is, null where it never qualified
   * @param numbers what rules decided from, as JSON; null where it never qualified
   * @param heldUntil when it is given, null where it does not wait
   * @param reasons why somebody has to look at it, or why nothing is given: a JSON list of texts
   * @param qualifiedAt when the purchase was made that qualified
   * @param decidedBy who approved or rejected it, null for nobody
   * @param decision with which words
   */
  record Standing(
      ReferralState state,
      int round,
      @Nullable UUID purchaseId,
      @Nullable Long brought,
      @Nullable String numbers,
      @Nullable Instant heldUntil,
      String reasons,
      @Nullable Instant qualifiedAt,
      @Nullable String decidedBy,
      @Nullable String decision) {

    static final Standing JOINED =
        new Standing(ReferralState.JOINED, 0, null, null, null, null, "[]", null, null, null);

    /** The same in another state. */
    Standing in(ReferralState next) {
      return new Standing(
          next,
          round,
          purchaseId,
          brought,
          numbers,
          heldUntil,
          reasons,
          qualifiedAt,
          decidedBy,
          decision);
    }

    /** The same, decided by somebody. */
    Standing decided(String by, @Nullable String words) {
      return new Standing(
          state, round, purchaseId, brought, numbers, heldUntil, reasons, qualifiedAt, by, words);
    }
  }

  /** The same referral, further on. */
  Referral with(Standing next) {
    return new Referral(
        id,
        friendId,
        referrerId,
        code,
        joinedAt,
        joinedBy,
        rulebookVersion,
        promise,
        promiseInGerman,
        spentMinor,
        next);
  }

  /** What was promised, in German or else in English. */
  String promise(Locale locale) {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) && !promiseInGerman.isEmpty()
        ? promiseInGerman
        : promise;
  }

  ReferralState state() {
    return standing.state();
  }

  /** Whether a purchase of the friend may qualify it. */
  boolean mayQualify() {
    return rulebookVersion != null
        && standing.round() < ROUNDS_MAX
        && (state() == ReferralState.JOINED || state() == ReferralState.REVERSED);
  }

  static final String COLUMNS =
      """
      id, friend_id, referrer_id, code, joined_at, joined_by, rulebook_version, promise, promise_german, spent_minor,
      state, round, purchase_id, brought, numbers, held_until, reasons, qualified_at, decided_by, decision
      """;

  static Referral of(Readable row) {
    return new Referral(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "friend_id"),
        row.get("referrer_id", UUID.class),
        Rows.text(row, "code"),
        Rows.instant(row, "joined_at"),
        JoinedBy.valueOf(Rows.text(row, "joined_by").toUpperCase(Locale.ROOT)),
        row.get("rulebook_version", Integer.class),
        Rows.text(row, "promise"),
        Rows.text(row, "promise_german"),
        Rows.number(row, "spent_minor"),
        standing(row));
  }

  private static Standing standing(Readable row) {
    return new Standing(
        ReferralState.valueOf(Rows.text(row, "state").toUpperCase(Locale.ROOT)),
        Rows.get(row, "round", Integer.class),
        row.get("purchase_id", UUID.class),
        row.get("brought", Long.class),
        row.get("numbers", String.class),
        row.get("held_until", Instant.class),
        Rows.text(row, "reasons"),
        row.get("qualified_at", Instant.class),
        row.get("decided_by", String.class),
        row.get("decision", String.class));
  }
}
