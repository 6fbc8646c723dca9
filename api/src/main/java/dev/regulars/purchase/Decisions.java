package dev.regulars.purchase;

import dev.regulars.purchase.RecordReturn.OfProducts;
import dev.regulars.purchase.RecordReturn.OfPurchase;
import org.springframework.stereotype.Component;

/** Which function decides which kind of command, and what it has to know. */
@Component
class Decisions {

  private final Awards awards;
  private final Returns returns;
  private final Claims claims;
  private final EventReversals eventReversals;
  private final AccountCommands accounts;
  private final Adjusting adjusting;
  private final Reinstating reinstating;
  private final Fulfilling fulfilling;
  private final RedemptionCommands redemptions;
  private final RedemptionSteps redemptionSteps;
  private final Merging merging;

  Decisions(
      Awards awards,
      Returns returns,
      Claims claims,
      EventReversals eventReversals,
      AccountCommands accounts,
      Adjusting adjusting,
      Reinstating reinstating,
      Fulfilling fulfilling,
      RedemptionCommands redemptions,
      RedemptionSteps redemptionSteps,
      Merging merging) {
    this.awards = awards;
    this.returns = returns;
    this.claims = claims;
    this.eventReversals = eventReversals;
    this.accounts = accounts;
    this.adjusting = adjusting;
    this.reinstating = reinstating;
    this.fulfilling = fulfilling;
    this.redemptions = redemptions;
    this.redemptionSteps = redemptionSteps;
    this.merging = merging;
  }

  /** What has to be gathered first. */
  void needs(Fresh fresh, Gathered gathered, Needs needs) {
    switch (fresh.command()) {
      case Recording _ -> awards.needs(fresh.happened(), gathered, needs);
      case OfPurchase command -> returns.needs(command, gathered, needs);
      case OfProducts command -> returns.needs(fresh, command, gathered, needs);
      case ClaimPurchase command -> claims.needs(fresh, command, gathered, needs);
      case ReverseEvent command -> eventReversals.needs(command, gathered, needs);
      case AdjustPoints command -> adjusting.needs(command, gathered, needs);
      case SettleAdjustment command -> adjusting.needs(command, gathered, needs);
      case GiveTier command -> accounts.needs(command, gathered, needs);
      case TransferPoints command -> accounts.needs(command, gathered, needs);
      case ReinstatePoints command -> reinstating.needs(command, gathered, needs);
      case FulfilPurchase command -> fulfilling.needs(command, gathered, needs);
      case BringUpToDay command -> accounts.needs(command, needs);
      case ReserveRedemption command -> redemptions.needs(command, gathered, needs);
      case SettleRedemption command -> redemptionSteps.needs(command, gathered, needs);
      case MergeMembers command -> merging.needs(command, needs);
      case UndoMerge command -> merging.needs(command, needs);
    }
  }

  /** What has to be gathered then, in the light of what was gathered first. */
  void needsThen(Fresh fresh, Gathered gathered, Needs needs) {
    switch (fresh.command()) {
      case Recording _ -> awards.needsThen(fresh.happened(), gathered, needs);
      case ReserveRedemption command -> redemptions.needsThen(command, gathered, needs);
      case OfPurchase command -> returns.needsThen(command, gathered, needs);
      case SettleRedemption command -> redemptionSteps.needsThen(command, gathered, needs);
      case ClaimPurchase _, Command.OfAccount _ -> {}
      case OfProducts _ -> returns.needsThen(fresh, gathered, needs);
    }
  }

  /** What a command wants that found too few purchases. */
  void needsMore(Fresh fresh, Gathered gathered, Needs needs) {
    if (fresh.command() instanceof OfProducts command) {
      returns.needsMore(fresh, command, gathered, needs);
    }
  }

  /** What wants to know what was bought after a purchase that is decided again. */
  void needsLater(Fresh fresh, Gathered gathered, Needs needs) {
    if (fresh.command() instanceof FulfilPurchase command) {
      fulfilling.needsLater(command, gathered, needs);
    }
    returns.about(fresh, gathered, purchase -> returns.needsLater(purchase, needs));
  }

  /** What it takes to decide that again. */
  void needsOfLater(Fresh fresh, Gathered gathered, Needs needs) {
    returns.about(fresh, gathered, purchase -> returns.needsOfLater(purchase, gathered, needs));
  }

  /** Decides a command. Nothing of what was gathered changes. */
  Verdict decide(Fresh fresh, Gathered gathered) {
    return switch (fresh.command()) {
      case Recording _ -> awards.decide(fresh.happened(), gathered);
      case OfPurchase command -> returns.decide(fresh, command, gathered);
      case OfProducts command -> returns.decide(fresh, command, gathered);
      case ClaimPurchase command -> claims.decide(fresh, command, gathered);
      case ReverseEvent command -> eventReversals.decide(fresh, command, gathered);
      case AdjustPoints command -> adjusting.decide(fresh, command, gathered);
      case SettleAdjustment command -> adjusting.decide(fresh, command, gathered);
      case GiveTier command -> accounts.decide(fresh, command, gathered);
      case TransferPoints command -> accounts.decide(fresh, command, gathered);
      case ReinstatePoints command -> reinstating.decide(fresh, command, gathered);
      case FulfilPurchase command -> fulfilling.decide(fresh, command, gathered);
      case BringUpToDay command -> accounts.decide(fresh, command, gathered);
      case ReserveRedemption command -> redemptions.decide(fresh, command, gathered);
      case SettleRedemption command -> redemptionSteps.decide(fresh, command, gathered);
      case MergeMembers command -> merging.decide(fresh, command, gathered);
      case UndoMerge command -> merging.decide(fresh, command, gathered);
    };
  }
}
