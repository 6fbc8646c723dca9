package dev.regulars.referral;

import dev.regulars.account.Account;
import dev.regulars.account.Ledger;
import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberPerson;
import dev.regulars.outbox.Outbox;
import dev.regulars.outbox.OutboxEvent;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.Today;
import dev.regulars.referral.Referral.JoinedBy;
import dev.regulars.shared.Ids;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Friends join: with a code that is in force, before anybody else invited them, and before they
 * bought anything. Who uses the code of the same inviter again joins once.
 */
@Component
class Joining {

  private final ReferralCodes codes;
  private final Referrals referrals;
  private final Promises promises;
  private final MemberDirectory members;
  private final Ledger ledger;
  private final ProgrammeSettings settings;
  private final Today calendar;
  private final Outbox outbox;
  private final Ids ids;
  private final JsonMapper json;
  private final Clock clock;

  Joining(
      ReferralCodes codes,
      Referrals referrals,
      Promises promises,
      MemberDirectory members,
      Ledger ledger,
      ProgrammeSettings settings,
      Today calendar,
      Outbox outbox,
      Ids ids,
      JsonMapper json,
      Clock clock) {
    this.codes = codes;
    this.referrals = referrals;
    this.promises = promises;
    this.members = members;
    this.ledger = ledger;
    this.settings = settings;
    this.calendar = calendar;
    this.outbox = outbox;
    this.ids = ids;
    this.json = json;
    this.clock = clock;
  }

  /** A friend who joins. */
  record Friend(UUID id, JoinedBy by, Instant at) {}

  /** What came of it; {@code isNew} where they had not joined before. */
  record Joined(Referral referral, boolean isNew) {}

  /**
   * The friend joins in the connection's transaction.
   *
   * @return fails with a {@code ProblemException} where the friend cannot join
   */
  Mono<Joined> join(Connection connection, String typed, Friend friend) {
    return codes
        .find(connection, typed)
        .switchIfEmpty(Mono.error(() -> Refusals.unknown(typed)))
        .flatMap(
            code ->
                referrals
                    .ofFriend(connection, friend.id())
                    .map(before -> again(before, code))
                    .switchIfEmpty(Mono.defer(() -> joinFirst(connection, code, friend))));
  }

  private static Joined again(Referral before, ReferralCode code) {
    boolean isSame =
        before.code().equals(code.code())
            || (code.memberId() != null && code.memberId().equals(before.referrerId()));
    if (!isSame) {
      throw Refusals.already();
    }
    return new Joined(before, false);
  }

  private Mono<Joined> joinFirst(Connection connection, ReferralCode code, Friend friend) {
    if (!code.isValidOn(calendar.at(friend.at()))) {
      return Mono.error(Refusals.notInForce(code));
    }
    if (friend.id().equals(code.memberId())) {
      return Mono.error(Refusals.self());
    }
    return Mono.zip(people(connection, code, friend), account(connection, friend))
        .flatMap(
            read -> {
              check(read.getT1(), read.getT2(), code, friend);
              return requireRoom(connection, code);
            })
        .then(Mono.defer(() -> write(connection, code, friend)));
  }

  private Mono<Map<UUID, MemberPerson>> people(
      Connection connection, ReferralCode code, Friend friend) {
    return members.people(
        connection,
        code.memberId() == null ? List.of(friend.id()) : List.of(friend.id(), code.memberId()));
  }

  private Mono<Account> account(Connection connection, Friend friend) {
    return ledger
        .look(connection, List.of(friend.id()), calendar.date())
        .map(accounts -> Objects.requireNonNull(accounts.get(friend.id())));
  }

  private void check(
      Map<UUID, MemberPerson> people, Account account, ReferralCode code, Friend friend) {
    MemberPerson invited = Objects.requireNonNull(people.get(friend.id()));
    if (code.memberId() != null) {
      MemberPerson inviter = people.get(code.memberId());
      if (inviter == null || inviter.blocked()) {
        throw Refusals.inviterBlocked();
      }
      if (SamePerson.is(invited, inviter)) {
        throw Refusals.self();
      }
    }
    if (account.purchases() > 0) {
      throw Refusals.tooLate(
          "The friend has bought before. A code is for those who have not. Go on without it.");
    }
    long days = ChronoUnit.DAYS.between(invited.enrolledAt(), friend.at());
    int joinDays = settings.settings().referral().joinDays();
    if (friend.by() == JoinedBy.CLAIM && days >= joinDays) {
      throw Refusals.tooLate(
          "The friend was enrolled more than %d days ago. A code can be given until then."
              .formatted(joinDays));
    }
  }

  /** Who joins with a code that is for so many waits for who is joining with it now. */
  private Mono<Void> requireRoom(Connection connection, ReferralCode code) {
    Long most = code.maxFriends();
    return most == null
        ? Mono.empty()
        : codes
            .lock(connection, code)
            .then(referrals.countOf(connection, code))
            .flatMap(joined -> joined >= most ? Mono.error(Refusals.usedUp()) : Mono.empty());
  }

  private Mono<Void> tell(Connection connection, Referral referral) {
    return outbox.append(
        connection,
        List.of(
            OutboxEvent.of(
                referral.friendId(),
                referral.id(),
                clock.instant(),
                new ReferralEvent.ReferralJoined(referral.id()),
                json)));
  }

  private Mono<Joined> write(Connection connection, ReferralCode code, Friend friend) {
    return promises
        .at(friend.at())
        .map(
            promise ->
                new Referral(
                    ids.next(),
                    friend.id(),
                    code.memberId(),
                    code.code(),
                    friend.at(),
                    friend.by(),
                    promise.version(),
                    promise.text(),
                    promise.german(),
                    0,
                    Referral.Standing.JOINED))
        .flatMap(
            referral ->
                referrals
                    .insert(connection, referral)
                    .then(members.markReferral(connection, friend.id(), true))
                    .then(tell(connection, referral))
                    .thenReturn(new Joined(referral, true)));
  }
}
