package dev.regulars.purchase;

import dev.regulars.programme.Settings;
import dev.regulars.rulebook.Edition;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Happening;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A purchase as it is kept.
 *
 * @param memberId null for an anonymous purchase that nobody claimed
 * @param edition what decided it, or would have where it is nobody's
 * @param facts what its decision was made from, null where there was none
 * @param points accrued, before any return
 * @param answer the first answer, or the claim's
 * @param claimedAt when an anonymous purchase got its member, null for any other
 */
record StoredPurchase(
    UUID id,
    @Nullable UUID memberId,
    Edition edition,
    RecordPurchase purchase,
    @Nullable KeptFacts facts,
    long points,
    String answer,
    @Nullable Instant claimedAt) {

  /** A purchase that is recorded just now, null for an event. */
  static @Nullable StoredPurchase of(Change.Entry.Recorded row) {
    Candidate candidate = row.candidate();
    return candidate.command() instanceof RecordPurchase purchase
        ? new StoredPurchase(
            candidate.id(),
            candidate.memberId(),
            candidate.rulebook().edition(),
            purchase,
            row.kept(),
            row.decided().decision().points(),
            row.answerText(),
            null)
        : null;
  }

  /** Number of the version of the rulebook that decided it. */
  int rulebookVersion() {
    return edition.rulebook();
  }

  boolean claimed() {
    return claimedAt != null;
  }

  /**
   * The lines that were decided: all of them, or what was left when the purchase was claimed.
   *
   * @param earnOn what its programme gives points for
   */
  Basket decidedBasket(ReturnedSoFar returned, Settings.EarnOn earnOn) {
    RecordPurchase earning = purchase.earning(earnOn);
    return claimedAt == null
        ? earning.basket()
        : new Remainder(earning, returned.quantitiesBefore(claimedAt)).basket();
  }

  /** What happened, as the rules that decided it saw it. */
  Happening happening(KeptFacts kept) {
    return new Happening(
        Happening.PURCHASE,
        purchase.occurredAt().atZoneSameInstant(kept.zone()),
        purchase.store(),
        kept.storeTags() == null ? Set.of() : kept.storeTags(),
        purchase.channel(),
        purchase.attributes(),
        Set.copyOf(purchase.vouchers()));
  }
}
