package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.account.HeldTier;
import dev.regulars.account.MergedAccounts;
import dev.regulars.account.MergedMember;
import dev.regulars.account.Merges;
import dev.regulars.account.Movement;
import dev.regulars.account.MovementText;
import dev.regulars.account.Saying;
import dev.regulars.purchase.Verdict.Changed;
import dev.regulars.purchase.Verdict.Refused;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.tier.TierLadder;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of two accounts of one person. As pure as {@link Awards}; which rows go with
 * them is no decision.
 */
@Component
class Merging {

  private final TierLadder ladder;
  private final MergeSettings settings;
  private final Ids ids;

  Merging(TierLadder ladder, MergeSettings settings, Ids ids) {
    this.ladder = ladder;
    this.settings = settings;
    this.ids = ids;
  }

  void needs(MergeMembers command, Needs needs) {
    both(command.memberId(), command.into(), needs);
    needs.profile(command.memberId());
    needs.profile(command.into());
  }

  void needs(UndoMerge command, Needs needs) {
    both(command.memberId(), command.kept().merge().into(), needs);
    needs.closedAccounts();
  }

  private static void both(UUID one, UUID other, Needs needs) {
    needs.account(one);
    needs.account(other);
    needs.tiers(one);
    needs.tiers(other);
    needs.lotsThatAreOver();
  }

  Verdict decide(Fresh fresh, MergeMembers command, Gathered gathered) {
    Problem refusal = refusal(command, gathered);
    if (refusal != null) {
      return new Refused(refusal);
    }
    Change change = new Change(fresh.id(), gathered.account(command.memberId()), ids);
    Account from = change.owner();
    Account to = change.other(gathered.account(command.into()));
    to.requireRoomFor(from.total());
    to.requireRoomFor(from.lifetimeAccrued());
    MergedAccounts.Taken taken =
        new MergedAccounts(
                change.posting(),
                ids,
                moved(fresh.id(), gathered, Saying.MERGED_AWAY.of()),
                moved(fresh.id(), gathered, Saying.MERGED_HERE.of()))
            .merge(from, to, higher(to.tier(), from.tier()));
    change.keep(
        new Change.Entry.Merged(
            command,
            new Merges.Merge(
                fresh.id(), command.memberId(), command.into(), gathered.now(), taken)));
    change.note(
        new Change.Noted(
            command.by(),
            "member.merged",
            "member",
            command.memberId().toString(),
            noted(command, to.total(), fresh.id())));
    return new Changed(change);
  }

  private static Map<String, Object> noted(MergeMembers command, long points, UUID merge) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("into", command.into().toString());
    details.put("points", points);
    details.put("merge", merge);
    if (command.reason() != null) {
      details.put("reason", command.reason());
    }
    return details;
  }

  /** Of two that are as high the one that is held longer, then the one that was there. */
  private HeldTier higher(HeldTier one, HeldTier other) {
    if (ladder.isAbove(one, other)) {
      return one;
    }
    boolean isOther =
        ladder.isAbove(other, one)
            || Comparator.comparing(
                        HeldTier::until, Comparator.nullsLast(Comparator.naturalOrder()))
                    .compare(other, one)
                > 0;
    return isOther ? other : one;
  }

  private static @Nullable Problem refusal(MergeMembers command, Gathered gathered) {
    if (command.memberId().equals(command.into())) {
      return Problem.impossible(
              "same-member",
              "The same member",
              "A member is merged into another. This is the member already, maybe because the other"
                  + " was merged into them.")
          .at("/into");
    }
    if (!gathered.hasAccount(command.memberId())) {
      return Problem.notFound("There is no member with this id.");
    }
    if (!gathered.hasAccount(command.into())) {
      return Problem.impossible(
              "unknown-member", "Unknown member", "The member who would remain is not there.")
          .at("/into");
    }
    if (gathered.profile(command.memberId()).blocked()) {
      return blocked("The member to be merged is blocked. Unblock them first.");
    }
    return gathered.profile(command.into()).blocked()
        ? blocked("The member who would remain is blocked. Unblock them first.").at("/into")
        : null;
  }

  private static Problem blocked(String detail) {
    return Problem.impossible("member-blocked", "The member is blocked", detail);
  }

  Verdict decide(Fresh fresh, UndoMerge command, Gathered gathered) {
    Merges.Merge merge = command.kept().merge();
    Problem refusal = refusal(merge, gathered);
    if (refusal != null) {
      return new Refused(refusal);
    }
    Change change = new Change(fresh.id(), gathered.account(merge.memberId()), ids);
    Account back = change.owner();
    Account from = change.other(gathered.account(merge.into()));
    new MergedAccounts(
            change.posting(),
            ids,
            moved(merge.id(), gathered, Saying.UNMERGED_AWAY.of()),
            moved(merge.id(), gathered, Saying.UNMERGED_HERE.of()))
        .part(from, back, merge.taken());
    change.keep(new Change.Entry.Parted(command));
    change.note(
        new Change.Noted(
            command.by(),
            "member.merge-undone",
            "member",
            merge.memberId().toString(),
            Map.of("from", merge.into().toString(), "merge", merge.id())));
    return new Changed(change);
  }

  private @Nullable Problem refusal(Merges.Merge merge, Gathered gathered) {
    UUID into = gathered.account(merge.memberId()).mergedInto();
    if (into == null) {
      return notMerged();
    }
    UUID further = gathered.account(merge.into()).mergedInto();
    if (further != null) {
      return MergedMember.of(merge.into(), further).problem().with("undoFirst", merge.into());
    }
    Duration since = Duration.between(merge.at(), gathered.now());
    return since.compareTo(settings.undo()) <= 0
        ? null
        : Problem.conflict(
            "merge-too-old",
            "The merge can't be undone any more",
            "A merge can be undone for %d days; this one was %d days ago."
                .formatted(settings.undo().toDays(), since.toDays()));
  }

  /** Nobody was merged. */
  static Problem notMerged() {
    return Problem.conflict(
        "not-merged", "The member is not merged", "There is no merge to undo: the member is open.");
  }

  private static Movement moved(UUID mergeId, Gathered gathered, MovementText said) {
    return new Movement(
        gathered.now(),
        Movement.Kind.TRANSFER,
        new Movement.Occasion(mergeId, null, gathered.now(), null),
        null,
        null,
        said);
  }
}
