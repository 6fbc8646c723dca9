package dev.regulars.purchase;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.Gather.Found;
import dev.regulars.purchase.Verdict.Changed;
import dev.regulars.purchase.Verdict.Idle;
import dev.regulars.purchase.Verdict.Refused;
import dev.regulars.purchase.Verdict.Wanting;
import dev.regulars.rules.decision.PointsOverflowException;
import dev.regulars.shared.Problem;
import dev.regulars.shared.Problems;
import dev.regulars.shared.Transactions.Ready;
import io.r2dbc.spi.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Steps 2 to 8 of a batch, inside one transaction: what is new, what has to be known, what it comes
 * to, the rows. It writes nothing until everything is decided.
 */
@Component
class Batch {

  private final Gather gather;
  private final Decisions decisions;
  private final Writing writing;
  private final MergeWriting merging;
  private final ProgrammeSettings settings;
  private final JsonMapper json;

  Batch(
      Gather gather,
      Decisions decisions,
      Writing writing,
      MergeWriting merging,
      ProgrammeSettings settings,
      JsonMapper json) {
    this.gather = gather;
    this.decisions = decisions;
    this.writing = writing;
    this.merging = merging;
    this.settings = settings;
    this.json = json;
  }

  /** Decides the batch and makes its rows ready; the outcomes come in its order. */
  Mono<Ready<List<Outcome>>> book(Connection connection, List<Prepared> batch) {
    return decide(connection, batch, true).map(run -> new Ready<>(run.write(), run.outcomes()));
  }

  /**
   * Books a command that is alone in its transaction, and answers what that sees then. Who calls
   * commits behind it.
   */
  Mono<List<Outcome>> bookAlone(Connection connection, Prepared prepared) {
    return decide(connection, List.of(prepared), true)
        .flatMap(
            run ->
                run.require()
                    .then(Mono.defer(run::write))
                    .then(Mono.defer(run::finish))
                    .then(Mono.fromSupplier(run::outcomes)));
  }

  /** Decides one command and writes nothing; whether it is on the books is not looked at. */
  Mono<Verdict> attempt(Connection connection, Prepared prepared) {
    return decide(connection, List.of(prepared), false).map(Run::verdict);
  }

  /** {@link #attempt}, as it is answered. */
  Mono<Outcome> quote(Connection connection, Prepared prepared) {
    return attempt(connection, prepared)
        .map(
            verdict ->
                switch (verdict) {
                  case Changed(Change change) -> new Outcome.Quoted(quoted(change));
                  case Idle(String answer) -> new Outcome.Quoted(answer);
                  case Refused(Problem problem) -> new Outcome.Refused(problem);
                  case Wanting _ -> throw new IllegalStateException("not decided");
                });
  }

  private String quoted(Change change) {
    return switch (change.answer()) {
      case PurchaseAnswer answer -> json.writeValueAsString(answer.quoted());
      case ReturnAnswer answer -> json.writeValueAsString(answer.quoted());
      case null, default -> change.answerText();
    };
  }

  private Mono<Run> decide(Connection connection, List<Prepared> batch, boolean books) {
    return gather
        .find(connection, batch, books)
        .flatMap(found -> new Run(connection, books, batch, found).decide());
  }

  /** One batch under way. */
  private final class Run {

    private final Connection connection;
    private final boolean books;
    private final Found found;
    private final Sorting sorting;
    private final @Nullable Outcome[] outcomes;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private @Nullable Gathered gathered;
    private @Nullable Verdict last;

    /** A new command at its place in the batch. */
    private record Turn(int place, Fresh fresh) {}

    Run(Connection connection, boolean books, List<Prepared> batch, Found found) {
      this.connection = connection;
      this.books = books;
      this.found = found;
      this.sorting = new Sorting(found.known(), found.members(), json);
      this.outcomes = new Outcome[batch.size()];
      for (int i = 0; i < outcomes.length; i++) {
        Prepared prepared = batch.get(i);
        outcomes[i] = sorting.outcome(prepared);
        if (outcomes[i] == null) {
          turns.add(new Turn(i, sorting.fresh(prepared, settings.zone())));
        }
      }
    }

    Mono<Run> decide() {
      if (turns.isEmpty()) {
        return Mono.just(this);
      }
      List<Fresh> fresh = turns.stream().map(Turn::fresh).toList();
      return gather
          .begin(found, fresh)
          .flatMap(
              begun -> {
                gathered = begun;
                return read(fresh, begun, decisions::needs)
                    .then(Mono.defer(() -> read(fresh, begun, decisions::needsThen)))
                    .then(Mono.defer(() -> decideFrom(0, begun)))
                    .thenReturn(this);
              });
    }

    private interface Asking {
      void needs(Fresh fresh, Gathered gathered, Needs needs);
    }

    private Mono<Void> read(List<Fresh> fresh, Gathered known, Asking asking) {
      Needs needs = new Needs();
      for (Fresh one : fresh) {
        asking.needs(one, known, needs);
      }
      return gather.read(connection, needs, known, books);
    }

    /** Steps 4, 5 and 7, one command after the other: each sees what the ones before it changed. */
    private Mono<Void> decideFrom(int first, Gathered known) {
      for (int i = first; i < turns.size(); i++) {
        Turn turn = turns.get(i);
        Fresh fresh = turn.fresh();
        Outcome before = sorting.outcome(fresh.prepared());
        if (before != null) {
          outcomes[turn.place()] = before;
          continue;
        }
        Verdict verdict = decide(fresh, known);
        if (verdict instanceof Wanting wanting) {
          int again = i;
          return more(wanting, fresh, known).then(Mono.defer(() -> decideFrom(again, known)));
        }
        last = verdict;
        outcomes[turn.place()] = take(fresh, verdict, known);
      }
      return Mono.empty();
    }

    /** A change has no effect before it is taken, so what overflows on the way is only refused. */
    private Verdict decide(Fresh fresh, Gathered known) {
      try {
        return decisions.decide(fresh, known);
      } catch (PointsOverflowException overflow) {
        return new Refused(Problems.tooManyPoints(overflow));
      }
    }

    private Outcome take(Fresh fresh, Verdict verdict, Gathered known) {
      return switch (verdict) {
        case Changed(Change change) -> {
          known.advance(change);
          sorting.book(fresh, change);
          changes.add(change);
          yield new Outcome.Booked(change.id(), change.answerText(), friend(fresh, known));
        }
        case Idle(String answer) -> new Outcome.Quoted(answer);
        case Refused(Problem problem) -> new Outcome.Refused(problem);
        case Wanting _ -> throw new IllegalStateException("not decided");
      };
    }

    /** Whose referral the purchase may decide. */
    private static @Nullable UUID friend(Fresh fresh, Gathered known) {
      UUID memberId = fresh.memberId();
      return memberId != null
              && fresh.command() instanceof RecordPurchase
              && known.profile(memberId).referralOpen()
          ? memberId
          : null;
    }

    private Mono<Void> more(Wanting wanting, Fresh fresh, Gathered known) {
      List<Fresh> all = turns.stream().map(Turn::fresh).toList();
      return switch (wanting) {
        case BUDGETS -> gather.budgets(connection, all, known, books);
        case LATER ->
            read(all, known, decisions::needsLater)
                .then(Mono.defer(() -> read(all, known, decisions::needsOfLater)));
        case PURCHASES ->
            read(List.of(fresh), known, decisions::needsMore)
                .then(Mono.defer(() -> read(List.of(fresh), known, decisions::needsThen)));
      };
    }

    /** The outcomes of the whole batch, in its order. */
    List<Outcome> outcomes() {
      List<Outcome> all = new ArrayList<>(outcomes.length);
      for (Outcome outcome : outcomes) {
        all.add(Objects.requireNonNull(outcome));
      }
      return all;
    }

    Mono<Void> require() {
      return changes.isEmpty() ? Mono.empty() : merging.require(connection, changes.getFirst());
    }

    /** Has what only comes behind the rows done, and answers it. */
    Mono<Void> finish() {
      if (gathered == null || changes.isEmpty()) {
        return Mono.empty();
      }
      Change change = changes.getFirst();
      return merging
          .write(connection, change, gathered.now())
          .doOnNext(answer -> outcomes[0] = new Outcome.Booked(change.id(), answer, null))
          .then();
    }

    Mono<Void> write() {
      return gathered == null ? Mono.empty() : writing.write(connection, changes, gathered.now());
    }

    /** What became of the only command. */
    Verdict verdict() {
      return last == null && outcomes[0] instanceof Outcome.Refused(Problem problem)
          ? new Refused(problem)
          : Objects.requireNonNull(last);
    }
  }
}
