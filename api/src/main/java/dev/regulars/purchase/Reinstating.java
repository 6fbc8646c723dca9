package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.Movement;
import dev.regulars.account.Reinstatement;
import dev.regulars.account.Saying;
import dev.regulars.account.Terms;
import dev.regulars.programme.ExpiryTerms;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.Settings;
import dev.regulars.purchase.Verdict.Changed;
import dev.regulars.purchase.Verdict.Refused;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.tier.BalanceView;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Decides whether points that expired are given back. As pure as {@link Awards}. */
@Component
class Reinstating {

  private final Standings standings;
  private final ProgrammeSettings settings;
  private final JsonMapper json;
  private final Ids ids;

  Reinstating(Standings standings, ProgrammeSettings settings, JsonMapper json, Ids ids) {
    this.standings = standings;
    this.settings = settings;
    this.json = json;
    this.ids = ids;
  }

  /** What it takes to decide it. */
  void needs(ReinstatePoints command, Gathered gathered, Needs needs) {
    standings.needs(command.memberId(), gathered.now(), needs);
    needs.expired(command.memberId(), since(gathered));
  }

  /** The first last day of points that can still be given back. */
  private LocalDate since(Gathered gathered) {
    return gathered.today().minusDays(settings.settings().expiry().graceDays());
  }

  /** Decides it. */
  Verdict decide(Fresh fresh, ReinstatePoints command, Gathered gathered) {
    UUID memberId = command.memberId();
    if (!gathered.hasAccount(memberId)) {
      return new Refused(Problem.notFound("There is no member with this id."));
    }
    Settings now = settings.settings();
    if (now.expiry().graceDays() == 0) {
      return new Refused(noGrace());
    }
    Account before = gathered.account(memberId);
    long possible = Reinstatement.possible(before, since(gathered));
    long points = Objects.requireNonNullElse(command.points(), possible);
    Terms terms = terms(command, now, gathered.today());
    Problem refusal = refusal(points, possible, terms, now, before, gathered.today());
    return refusal == null
        ? new Changed(change(fresh, command, points, terms, gathered))
        : new Refused(refusal);
  }

  /** They last as long as points that are given today, unless somebody says a day. */
  private static Terms terms(ReinstatePoints command, Settings settings, LocalDate today) {
    LocalDate until = command.until();
    return until == null
        ? new Terms(
            null,
            settings.expiry().lastDay(today),
            settings.expiry().kind() == ExpiryTerms.Kind.INACTIVITY,
            null)
        : new Terms(null, until);
  }

  private static @Nullable Problem refusal(
      long points,
      long possible,
      Terms terms,
      Settings settings,
      Account account,
      LocalDate today) {
    if (possible == 0) {
      return Problem.impossible(
          "nothing-to-reinstate",
          "Nothing to reinstate",
          "No points of this member expired in the last %d days, in which they can be given back."
              .formatted(settings.expiry().graceDays()));
    }
    if (points > possible) {
      return Problem.impossible(
              "nothing-to-reinstate",
              "Fewer points expired",
              "Of this member %d points can be given back.".formatted(possible))
          .at("/points");
    }
    LocalDate last = terms.expiresOn();
    if (last != null && last.isBefore(today)) {
      return Problem.impossible(
              "already-over",
              "The points would be over at once",
              "Points of this programme ended on %s. Say with 'until' how long these last."
                  .formatted(last))
          .at("/until");
    }
    return TransferRefusals.full(account, points, settings.balance());
  }

  private static Problem noGrace() {
    return Problem.impossible(
        "no-grace",
        "The programme gives no days of grace",
        "Points that expired stay expired. Set the programme's 'expiry.graceDays' to the days in"
            + " which they can be given back, or book an adjustment.");
  }

  private Change change(
      Fresh fresh, ReinstatePoints command, long points, Terms terms, Gathered gathered) {
    Change change = new Change(fresh.id(), gathered.account(command.memberId()), ids);
    Account account = change.owner();
    account.requireRoomFor(points);
    Reinstatement.book(
        change.posting(),
        account,
        points,
        since(gathered),
        terms,
        new Movement(
            gathered.now(),
            Movement.Kind.ADJUSTMENT,
            new Movement.Occasion(change.id(), null, gathered.now(), null),
            null,
            null,
            Saying.REINSTATED.of(command.reason())));
    BalanceView balance = Objects.requireNonNull(standings.balance(change, gathered));
    ReinstatementEndpoint.ReinstatementAnswer answer =
        new ReinstatementEndpoint.ReinstatementAnswer(
            change.id(), points, terms.expiresOn(), command.reason(), balance);
    change.answer(answer, json.writeValueAsString(answer));
    change.keep(
        new Change.Entry.Requested(
            command.key(), json.writeValueAsString(command), change.answerText()));
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("points", points);
    details.put("reason", command.reason());
    details.put("reinstatement", change.id());
    change.note(
        new Change.Noted(
            command.by(), "points.reinstated", "member", command.memberId().toString(), details));
    return change;
  }
}
