package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.HeldTier;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.Candidate.Decided;
import dev.regulars.rules.decision.Decision;
import dev.regulars.tier.BalanceView;
import dev.regulars.tier.TierLadder;
import dev.regulars.tier.TierView;
import dev.regulars.voucher.Voucher;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a decision into the words of its answer. */
@Component
class AwardAnswers {

  private final ProgrammeSettings settings;
  private final TierLadder ladder;

  AwardAnswers(ProgrammeSettings settings, TierLadder ladder) {
    this.settings = settings;
    this.ladder = ladder;
  }

  /**
   * The answer.
   *
   * @param points what became of its points
   * @param account after the decision, null for nobody's
   */
  Object of(
      Decided decided,
      PurchaseAnswer.Points points,
      List<Voucher> granted,
      @Nullable Account account,
      Instant now) {
    Candidate candidate = decided.candidate();
    Decision decision = decided.decision();
    TierView tier =
        account == null
            ? null
            : ladder.view(
                account.tier(),
                decided.qualification() == null ? null : decided.qualification().next());
    BalanceView balance = account == null ? null : BalanceView.of(account, now, tier);
    List<PurchaseAnswer.Message> messages = messages(decision, welcome(decided, account));
    return switch (candidate.command()) {
      case RecordPurchase purchase ->
          new PurchaseAnswer(
              candidate.id(),
              purchase.store(),
              purchase.register(),
              purchase.receipt().isEmpty() ? null : purchase.receipt(),
              candidate.memberId(),
              purchase.occurredAt(),
              settings.currency(),
              purchase.totalMinor(),
              candidate.rulebook().version(),
              points.redeeming(0),
              awards(decision),
              issued(granted),
              messages,
              PurchaseAnswer.Off.nothing(purchase.totalMinor()),
              balance,
              tier);
      case RecordEvent event ->
          new EventAnswer(
              candidate.id(),
              Objects.requireNonNull(candidate.memberId()),
              event.name(),
              event.occurredAt(),
              candidate.rulebook().version(),
              points,
              awards(decision),
              issued(granted),
              messages,
              Objects.requireNonNull(balance),
              tier);
    };
  }

  private static List<PurchaseAnswer.Award> awards(Decision decision) {
    return decision.awards().stream()
        .map(
            award ->
                new PurchaseAnswer.Award(
                    award.rule(),
                    award.points(),
                    award.lines().stream()
                        .map(line -> new PurchaseAnswer.AwardLine(line.line(), line.points()))
                        .toList(),
                    award.text(),
                    award.isRounding() ? true : null))
        .toList();
  }

  private static List<PurchaseAnswer.VoucherIssued> issued(List<Voucher> vouchers) {
    return vouchers.stream()
        .map(
            voucher ->
                new PurchaseAnswer.VoucherIssued(
                    voucher.code(),
                    voucher.voucher(),
                    voucher.rule(),
                    voucher.validFrom(),
                    voucher.validUntil()))
        .toList();
  }

  /** What a member is told whom this lifted into the tier they hold. */
  private @Nullable String welcome(Decided decided, @Nullable Account account) {
    HeldTier before = decided.tierBefore();
    return account == null || before == null || !ladder.isAbove(account.tier(), before)
        ? null
        : Objects.equals(account.tier().since(), decided.candidate().day())
            ? ladder.welcome(account.tier().code())
            : null;
  }

  private static List<PurchaseAnswer.Message> messages(
      Decision decision, @Nullable String welcome) {
    Stream<PurchaseAnswer.Message> told =
        decision.messages().stream()
            .map(
                message ->
                    new PurchaseAnswer.Message(
                        message.to().name().toLowerCase(Locale.ROOT), message.text()));
    return welcome == null
        ? told.toList()
        : Stream.concat(told, Stream.of(new PurchaseAnswer.Message("customer", welcome))).toList();
  }
}
