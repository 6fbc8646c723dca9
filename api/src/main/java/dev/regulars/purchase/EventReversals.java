package dev.regulars.purchase;

import dev.regulars.account.DayTotals;
import dev.regulars.account.Movement;
import dev.regulars.account.MovementText;
import dev.regulars.programme.Settings;
import dev.regulars.purchase.Change.Entry.EventReversed;
import dev.regulars.purchase.Verdict.Changed;
import dev.regulars.purchase.Verdict.Refused;
import dev.regulars.purchase.Verdict.Wanting;
import dev.regulars.rules.decision.Decision;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.tier.BalanceView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides reversals of events: what an event gave is taken back as if it had never been. As pure as
 * {@link Awards}.
 */
@Component
class EventReversals {

  private final TakeBack takeBack;
  private final Standings standings;
  private final JsonMapper json;
  private final Ids ids;

  EventReversals(TakeBack takeBack, Standings standings, JsonMapper json, Ids ids) {
    this.takeBack = takeBack;
    this.standings = standings;
    this.json = json;
    this.ids = ids;
  }

  /** What it takes to decide it. */
  void needs(ReverseEvent command, Gathered gathered, Needs needs) {
    StoredEvent event = gathered.bought().event(command.eventId());
    if (event != null) {
      needs.event(event.id());
      takeBack.needs(event.memberId(), gathered.now(), needs);
      if (event.facts() != null) {
        takeBack.needs(
            event.memberId(),
            StoredEvent.day(event.event(), event.facts()),
            gathered.bought().rulebook(event.edition()),
            needs);
      }
    }
  }

  /** Decides it. */
  Verdict decide(Fresh fresh, ReverseEvent command, Gathered gathered) {
    StoredEvent event = gathered.bought().event(command.eventId());
    if (event == null) {
      return new Refused(Problem.notFound("There is no event with this id."));
    }
    Undoing undoing = event.facts() == null ? null : undoing(event, event.facts(), gathered);
    if (undoing != null && !gathered.knowsBudgets(undoing.givenBack().budgets().keySet())) {
      return Wanting.BUDGETS;
    }
    Change change = new Change(fresh.id(), gathered.account(event.memberId()), ids);
    if (undoing != null) {
      Movement movement =
          new Movement(
              gathered.now(),
              Movement.Kind.RETURN,
              new Movement.Occasion(change.id(), null, gathered.now(), null),
              gathered.bought().accrual(event.id()),
              null,
              MovementText.own(command.reason()));
      takeBack.add(change, undoing, movement, gathered);
    }
    BalanceView balance = Objects.requireNonNull(standings.balance(change, gathered));
    EventReversalAnswer answer =
        new EventReversalAnswer(
            change.id(),
            event.id(),
            event.memberId(),
            command.reason(),
            new ReturnAnswer.Points(event.points(), null),
            balance,
            balance.tier());
    change.answer(answer, json.writeValueAsString(answer));
    change.keep(
        new EventReversed(
            change.id(),
            event,
            json.writeValueAsString(command),
            change.answerText(),
            gathered.now()));
    change.note(
        new Change.Noted(
            command.by(),
            "event.reversed",
            "event",
            event.id().toString(),
            Map.of(
                "event", event.event().name(),
                "reversed", event.points(),
                "reason", command.reason())));
    return new Changed(change);
  }

  private static Undoing undoing(StoredEvent event, KeptFacts kept, Gathered gathered) {
    var book = gathered.bought().rulebook(event.edition());
    var whole = StoredEvent.whole(event.event(), kept);
    Decision first = book.rules().decide(whole);
    List<KeptFacts.KeptLimit> limits =
        first.limitsUsed().entrySet().stream()
            .map(used -> KeptFacts.KeptLimit.of(used.getKey(), used.getValue()))
            .toList();
    return new Undoing(
        event.id(),
        StoredEvent.day(event.event(), kept),
        book,
        whole,
        kept.tier(),
        event.points(),
        // Support undoes what should not have been: also what was spent since.
        Settings.Negative.ALLOW,
        new DayTotals(0, 0, -event.points()),
        new ReturnedSoFar.GivenBack(limits, first.budgetsUsed(), first.counts()),
        first,
        Decision.NOTHING,
        Lives.lost(first, Decision.NOTHING, event.points()));
  }
}
