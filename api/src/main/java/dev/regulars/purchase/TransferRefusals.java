package dev.regulars.purchase;

import dev.regulars.account.Account;
import dev.regulars.programme.Settings;
import dev.regulars.shared.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why points do not go from one member to another. */
final class TransferRefusals {

  private TransferRefusals() {}

  /** The refusal of a transfer, null for none. */
  static @Nullable Problem of(TransferPoints command, Gathered gathered, Settings settings) {
    UUID from = command.memberId();
    UUID to = command.to();
    if (from.equals(to)) {
      return Problem.impossible(
              "same-member", "The same member", "Points go to another member: name that one.")
          .at("/to");
    }
    // They may have been erased since they were looked up.
    if (!gathered.hasAccount(to)) {
      return Problem.impossible(
              "unknown-member", "Unknown member", "The member who would get the points is gone.")
          .at("/to");
    }
    if (gathered.profile(from).blocked()) {
      return RedemptionRefusals.blocked();
    }
    if (gathered.profile(to).blocked()) {
      return Problem.impossible(
              "member-blocked",
              "The member is blocked",
              "A blocked member gets no points. Unblock them first.")
          .at("/to");
    }
    long available = gathered.account(from).available();
    if (available < command.points()) {
      return RedemptionRefusals.tooFew(available, command.points()).at("/points");
    }
    return full(gathered.account(to), command.points(), settings.balance());
  }

  /** The refusal of points for which there is no room, null for none. */
  static @Nullable Problem full(Account to, long points, Settings.Balance balance) {
    Long most = balance.max();
    if (most == null || to.total() + points <= most) {
      return null;
    }
    long room = Math.max(0, most - to.total());
    return Problem.impossible(
            "balance-full",
            "The balance would be too high",
            "A member may have %d points; there is room for %d.".formatted(most, room))
        .at("/points");
  }
}
