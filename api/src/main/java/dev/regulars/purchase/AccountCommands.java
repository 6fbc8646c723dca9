package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.BetweenMembers;
import dev.regulars.account.DayWork;
import dev.regulars.account.HeldTier;
import dev.regulars.account.Movement;
import dev.regulars.account.MovementText;
import dev.regulars.account.Saying;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.Verdict.Changed;
import dev.regulars.purchase.Verdict.Refused;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.tier.BalanceView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Decides what concerns an account alone: tiers, and time. As pure as {@link Awards}. */
@Component
class AccountCommands {

  private final Standings standings;
  private final ProgrammeSettings settings;
  private final JsonMapper json;
  private final Ids ids;

  AccountCommands(Standings standings, ProgrammeSettings settings, JsonMapper json, Ids ids) {
    this.standings = standings;
    this.settings = settings;
    this.json = json;
    this.ids = ids;
  }

  /** What it takes to give points to somebody else. */
  void needs(TransferPoints command, Gathered gathered, Needs needs) {
    standings.needs(command.memberId(), gathered.now(), needs);
    needs.profile(command.memberId());
    needs.account(command.to());
    needs.profile(command.to());
  }

  /** What it takes to give a tier. */
  void needs(GiveTier command, Gathered gathered, Needs needs) {
    standings.needs(command.memberId(), gathered.now(), needs);
    needs.tiers(command.memberId());
  }

  /** What it takes to let a day do its work. */
  void needs(BringUpToDay command, Needs needs) {
    needs.account(command.memberId());
  }

  /** Decides a transfer; nobody gives more than can be spent. */
  Verdict decide(Fresh fresh, TransferPoints command, Gathered gathered) {
    if (!gathered.hasAccount(command.memberId())) {
      return new Refused(Problem.notFound("There is no member with this id."));
    }
    Problem refusal = TransferRefusals.of(command, gathered, settings.settings());
    if (refusal != null) {
      return new Refused(refusal);
    }
    Change change = new Change(fresh.id(), gathered.account(command.memberId()), ids);
    Account from = change.owner();
    Account to = change.other(gathered.account(command.to()));
    to.requireRoomFor(command.points());
    BetweenMembers.transfer(
        change.posting(),
        from,
        to,
        command.points(),
        transferred(
            change,
            gathered,
            Saying.GIVEN_TO_MEMBER.of(Saying.GIVEN_TO_MEMBER_FOR, command.reason())),
        transferred(
            change, gathered, Saying.FROM_MEMBER.of(Saying.FROM_MEMBER_FOR, command.reason())));
    BalanceView balance = Objects.requireNonNull(standings.balance(change, gathered));
    TransferEndpoint.TransferAnswer answer =
        new TransferEndpoint.TransferAnswer(change.id(), command.to(), command.points(), balance);
    change.answer(answer, json.writeValueAsString(answer));
    change.keep(
        new Change.Entry.Requested(
            command.key(), json.writeValueAsString(command), change.answerText()));
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("points", command.points());
    details.put("to", command.to().toString());
    details.put("transfer", change.id());
    if (command.reason() != null) {
      details.put("reason", command.reason());
    }
    change.note(
        new Change.Noted(
            command.by(), "points.transferred", "member", command.memberId().toString(), details));
    return new Changed(change);
  }

  private static Movement transferred(Change change, Gathered gathered, MovementText said) {
    return new Movement(
        gathered.now(),
        Movement.Kind.TRANSFER,
        new Movement.Occasion(change.id(), null, gathered.now(), null),
        null,
        null,
        said);
  }

  /** Decides a tier by hand: it is held from today on, also where it is lower. */
  Verdict decide(Fresh fresh, GiveTier command, Gathered gathered) {
    if (!gathered.hasAccount(command.memberId())) {
      return new Refused(Problem.notFound("There is no member with this id."));
    }
    Change change = new Change(fresh.id(), gathered.account(command.memberId()), ids);
    Account account = change.owner();
    HeldTier before = account.tier();
    account.tiers().give(new HeldTier(command.tier(), gathered.today(), command.until(), true));
    change.posting().touch(account);
    BalanceView balance = Objects.requireNonNull(standings.balance(change, gathered));
    change.answer(balance, json.writeValueAsString(balance.tier()));
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("from", Objects.requireNonNullElse(before.code(), ""));
    details.put("tier", command.tier());
    if (command.until() != null) {
      details.put("until", command.until().toString());
    }
    details.put("reason", command.reason());
    change.note(
        new Change.Noted(
            command.by(), "tier.given", "member", command.memberId().toString(), details));
    return new Changed(change);
  }

  /** Has written what the day did to the account by itself when it was read. */
  Verdict decide(Fresh fresh, BringUpToDay command, Gathered gathered) {
    if (!gathered.hasAccount(command.memberId())) {
      return new Refused(Problem.notFound("There is no member with this id."));
    }
    Change change = new Change(fresh.id(), gathered.account(command.memberId()), ids);
    change.posting().touch(change.owner());
    DayWork work = change.owner().dayWork();
    change.answer(work, json.writeValueAsString(work));
    return new Changed(change);
  }
}
