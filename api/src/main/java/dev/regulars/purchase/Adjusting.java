package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.Adjustment;
import dev.regulars.account.Adjustment.Settled;
import dev.regulars.account.Adjustment.State;
import dev.regulars.account.Movement;
import dev.regulars.account.MovementText;
import dev.regulars.account.Saying;
import dev.regulars.account.Terms;
import dev.regulars.account.Transfer;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.AdjustmentEndpoint.AdjustmentAnswer;
import dev.regulars.purchase.SettleAdjustment.Step;
import dev.regulars.purchase.Verdict.Changed;
import dev.regulars.purchase.Verdict.Idle;
import dev.regulars.purchase.Verdict.Refused;
import dev.regulars.security.Who;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.tier.BalanceView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides what people put right by hand: booked where they may do it alone, or asked for, approved
 * by somebody else, rejected, cancelled. As pure as {@link Awards}.
 */
@Component
class Adjusting {

  private final Standings standings;
  private final ProgrammeSettings settings;
  private final JsonMapper json;
  private final Ids ids;

  Adjusting(Standings standings, ProgrammeSettings settings, JsonMapper json, Ids ids) {
    this.standings = standings;
    this.settings = settings;
    this.json = json;
    this.ids = ids;
  }

  /** What it takes to adjust points. */
  void needs(AdjustPoints command, Gathered gathered, Needs needs) {
    standings.needs(command.memberId(), gathered.now(), needs);
    if (command.by().id() != null) {
      needs.adjuster(command.by().id());
    }
  }

  /** What it takes to go on with an adjustment. */
  void needs(SettleAdjustment command, Gathered gathered, Needs needs) {
    standings.needs(command.memberId(), gathered.now(), needs);
    needs.adjustment(command.adjustmentId());
  }

  /** Decides an adjustment. Taking more than there is leaves a debt. */
  Verdict decide(Fresh fresh, AdjustPoints command, Gathered gathered) {
    if (!gathered.hasAccount(command.memberId())) {
      return new Refused(Problem.notFound("There is no member with this id."));
    }
    Change change = new Change(fresh.id(), gathered.account(command.memberId()), ids);
    change.owner().requireRoomFor(command.points());
    boolean alone =
        command.limit().allows(command.points(), gathered.adjusted().alone(command.by().id()));
    if (alone) {
      move(change, command.points(), MovementText.own(command.reason()), null, gathered);
    } else {
      change.posting().touch(change.owner());
    }
    State state = alone ? State.BOOKED : State.PENDING;
    String answer =
        answer(change, change.id(), command.points(), command.reason(), state, gathered);
    change.keep(
        new Change.Entry.Requested(command.key(), json.writeValueAsString(command), answer));
    change.keep(
        new Change.Entry.Adjusted(
            new Adjustment(
                command.memberId(),
                change.id(),
                command.points(),
                command.reason(),
                state,
                command.by(),
                gathered.today(),
                gathered.now(),
                alone,
                firstTransfer(change),
                null,
                answer)));
    note(
        change,
        command.by(),
        alone ? "points.adjusted" : "adjustment.asked",
        command.points(),
        command.reason(),
        change.id());
    return new Changed(change);
  }

  /** Decides what becomes of one. */
  Verdict decide(Fresh fresh, SettleAdjustment command, Gathered gathered) {
    Adjustment adjustment = gathered.adjusted().adjustment(command.adjustmentId());
    if (adjustment == null
        || !adjustment.memberId().equals(command.memberId())
        || !gathered.hasAccount(command.memberId())) {
      return new Refused(Problem.notFound("There is no adjustment of this member with this id."));
    }
    if (isDone(adjustment, command.step())) {
      return new Idle(adjustment.answer());
    }
    Problem refusal = refusal(adjustment, command);
    if (refusal != null) {
      return new Refused(refusal);
    }
    Change change = new Change(fresh.id(), gathered.account(command.memberId()), ids);
    String reason = Objects.requireNonNullElse(command.reason(), adjustment.reason());
    if (command.step() == Step.APPROVE) {
      move(change, adjustment.points(), MovementText.own(adjustment.reason()), null, gathered);
    } else if (adjustment.state() == State.BOOKED) {
      move(
          change,
          -adjustment.points(),
          Saying.CANCELLED.of(reason),
          adjustment.transferId(),
          gathered);
    } else {
      change.posting().touch(change.owner());
    }
    State state = command.step().leadsTo();
    String answer =
        answer(change, adjustment.id(), adjustment.points(), adjustment.reason(), state, gathered);
    change.keep(
        new Change.Entry.Adjusted(
            adjustment.settled(
                state,
                new Settled(command.by(), gathered.now(), command.reason()),
                command.step() == Step.APPROVE ? firstTransfer(change) : adjustment.transferId(),
                answer)));
    note(
        change,
        command.by(),
        "adjustment." + command.step().done(),
        adjustment.points(),
        reason,
        adjustment.id());
    return new Changed(change);
  }

  private static boolean isDone(Adjustment adjustment, Step step) {
    return adjustment.state() == step.leadsTo() && adjustment.settled() != null;
  }

  private static @Nullable Problem refusal(Adjustment adjustment, SettleAdjustment command) {
    boolean isPending = adjustment.state() == State.PENDING;
    if (command.step() == Step.CANCEL) {
      return isPending || adjustment.state() == State.BOOKED
          ? null
          : wrongState(adjustment, command);
    }
    if (!isPending) {
      return wrongState(adjustment, command);
    }
    if (Objects.equals(adjustment.by().id(), command.by().id())) {
      return Problem.of(
          403,
          "four-eyes",
          "Somebody else has to decide",
          "You asked for this adjustment yourself, and it is more than you may book alone. An"
              + " approver or an admin has to approve or reject it.");
    }
    return command.isAbove()
        ? null
        : Problem.forbidden(
            "It is more than support may book alone. An approver or an admin has to decide.");
  }

  private static Problem wrongState(Adjustment adjustment, SettleAdjustment command) {
    return Problem.conflict(
            "adjustment-state",
            "The adjustment is " + adjustment.state().code(),
            "It is %s and cannot be %s any more."
                .formatted(adjustment.state().code(), command.step().done()))
        .with("state", adjustment.state().code());
  }

  private void move(
      Change change, long points, MovementText said, @Nullable UUID corrects, Gathered gathered) {
    Account account = change.owner();
    account.requireRoomFor(points);
    change
        .posting()
        .adjust(
            account,
            points,
            Terms.of(settings.settings(), gathered.today(), gathered.today()),
            new Movement(
                gathered.now(),
                Movement.Kind.ADJUSTMENT,
                new Movement.Occasion(change.id(), null, gathered.now(), null),
                corrects,
                null,
                said));
  }

  private static @Nullable UUID firstTransfer(Change change) {
    return change.posting().transfers().stream()
        .filter(transfer -> transfer.movement().kind() == Movement.Kind.ADJUSTMENT)
        .map(Transfer::id)
        .findFirst()
        .orElse(null);
  }

  private String answer(
      Change change, UUID id, long points, String reason, State state, Gathered gathered) {
    BalanceView balance = Objects.requireNonNull(standings.balance(change, gathered));
    AdjustmentAnswer answer = new AdjustmentAnswer(id, points, reason, state, balance);
    change.answer(answer, json.writeValueAsString(answer));
    return change.answerText();
  }

  private static void note(
      Change change, Who by, String action, long points, String reason, UUID adjustment) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("points", points);
    details.put("reason", reason);
    details.put("adjustment", adjustment);
    change.note(
        new Change.Noted(by, action, "member", change.owner().memberId().toString(), details));
  }
}
