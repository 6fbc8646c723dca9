package dev.regulars.purchase;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.Change.Entry.Claimed;
import dev.regulars.purchase.Change.Entry.Recorded;
import dev.regulars.purchase.Verdict.Changed;
import dev.regulars.purchase.Verdict.Refused;
import dev.regulars.shared.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides claims: what is left of an anonymous purchase is awarded under the rulebook that was in
 * force when it happened. As pure as {@link Awards}.
 */
@Component
class Claims {

  private final Awards awards;
  private final TakeBack takeBack;
  private final ProgrammeSettings settings;
  private final JsonMapper json;

  Claims(Awards awards, TakeBack takeBack, ProgrammeSettings settings, JsonMapper json) {
    this.awards = awards;
    this.takeBack = takeBack;
    this.settings = settings;
    this.json = json;
  }

  /** What it takes to decide it. */
  void needs(Fresh claim, ClaimPurchase command, Gathered gathered, Needs needs) {
    StoredPurchase purchase = gathered.bought().find(command.purchaseId());
    UUID memberId = claim.memberId();
    if (purchase != null && memberId != null) {
      needs.purchase(purchase.id());
      awards.needs(
          candidate(claim, purchase.purchase(), purchase, gathered.bought()), gathered, needs);
      // A return of it may come behind it in the batch.
      takeBack.needs(memberId, gathered.now(), needs);
      needs.purchaseDays(memberId);
    }
  }

  private Candidate candidate(
      Fresh claim, RecordPurchase left, StoredPurchase purchase, Bought bought) {
    return Candidate.of(
        purchase.id(),
        left,
        bought.rulebook(purchase),
        claim.memberId(),
        claim.prepared().store(),
        settings.zone());
  }

  /** Decides it. */
  Verdict decide(Fresh claim, ClaimPurchase command, Gathered gathered) {
    StoredPurchase purchase = gathered.bought().find(command.purchaseId());
    if (purchase == null) {
      return new Refused(Problem.notFound("There is no purchase with this id."));
    }
    if (purchase.memberId() != null) {
      return new Refused(taken());
    }
    if (!isOpen(purchase, gathered.now())) {
      return new Refused(tooLate(purchase));
    }
    ReturnedSoFar returned = gathered.bought().returned(purchase.id());
    RecordPurchase left =
        purchase.purchase().reducedTo(new Remainder(purchase.purchase(), returned.quantities()));
    if (left.lines().isEmpty()) {
      return new Refused(returned());
    }
    Verdict verdict =
        awards.decideClaim(candidate(claim, left, purchase, gathered.bought()), gathered);
    if (verdict instanceof Changed(Change change)) {
      claim(claim, purchase, returned, gathered.now(), change);
    }
    return verdict;
  }

  /** Instead of a new purchase there is one that has a member now. */
  private void claim(
      Fresh claim, StoredPurchase purchase, ReturnedSoFar returned, Instant now, Change change) {
    Recorded recorded = (Recorded) change.entries().getFirst();
    PurchaseAnswer answer =
        ((PurchaseAnswer) recorded.answer()).ofWhole(purchase.purchase(), purchase.answer(), json);
    String answerText = json.writeValueAsString(answer);
    UUID memberId = Objects.requireNonNull(claim.memberId());
    change.keepInstead(
        new Claimed(
            new StoredPurchase(
                purchase.id(),
                memberId,
                recorded.candidate().rulebook().edition(),
                purchase.purchase(),
                recorded.kept(),
                recorded.decided().decision().points(),
                answerText,
                claimedAt(returned, now)),
            MemberMark.of(claim.command().member())));
    change.answer(answer, answerText);
  }

  /** After every return before it, which tells what was decided: also within one batch. */
  private static Instant claimedAt(ReturnedSoFar returned, Instant now) {
    return returned.until().isBefore(now) ? now : returned.until().plus(1, ChronoUnit.MICROS);
  }

  private boolean isOpen(StoredPurchase purchase, Instant now) {
    Instant end =
        purchase.purchase().occurredAt().toInstant().plus(Duration.ofDays(claimDays(purchase)));
    return !now.isAfter(end);
  }

  static Problem taken() {
    return Problem.conflict(
        "already-claimed",
        "The purchase has a member",
        "A purchase belongs to one member. Support can adjust points where it is the wrong one.");
  }

  /** By the settings of the day on which it happened. */
  private int claimDays(StoredPurchase purchase) {
    return settings.at(purchase.purchase().occurredAt().toInstant()).settings().claimDays();
  }

  private Problem tooLate(StoredPurchase purchase) {
    return Problem.impossible(
        "claim-window-closed",
        "Too late to claim",
        "A purchase can be claimed within %d days.".formatted(claimDays(purchase)));
  }

  private static Problem returned() {
    return Problem.impossible(
        "nothing-left-to-claim", "Nothing left to claim", "The whole purchase was returned.");
  }
}
