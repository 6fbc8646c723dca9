package dev.regulars.referral;

import dev.regulars.member.MemberDirectory;
import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.ReferralEvents;
import dev.regulars.purchase.ReferralEvents.Expected;
import dev.regulars.purchase.ReferralEvents.Settled;
import dev.regulars.purchase.ReferralEvents.Side;
import dev.regulars.referral.Award.State;
import dev.regulars.rules.decision.ReferralTerms;
import dev.regulars.rules.facts.ReferralNumbers;
import dev.regulars.rules.facts.Window;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives both sides what was promised, and takes it back. The points move by the intake, in
 * transactions of its own; each side's event has its key, so that what is done again after a crash
 * comes out once.
 */
@Component
class Giving {

  private static final String LIMITED = "The limit is reached.";

  private final ReferralEvents events;
  private final ReferralStandings standings;
  private final AwardRows awards;
  private final MemberDirectory members;
  private final ProgrammeSettings settings;
  private final Clock clock;

  Giving(
      ReferralEvents events,
      ReferralStandings standings,
      AwardRows awards,
      MemberDirectory members,
      ProgrammeSettings settings,
      Clock clock) {
    this.events = events;
    this.standings = standings;
    this.awards = awards;
    this.members = members;
    this.settings = settings;
    this.clock = clock;
  }

  /** What the rules of the promise say of a referral: those that either side's facts meet. */
  Mono<ReferralTerms> terms(Connection connection, ReferralCase referralCase) {
    int version = version(referralCase);
    Side referrer = referralCase.referrer(version);
    return events
        .look(connection, referralCase.friend(version))
        .map(Expected::terms)
        .flatMap(
            friend ->
                referrer == null
                    ? Mono.just(friend)
                    : events.look(connection, referrer).map(one -> friend.with(one.terms())));
  }

  /** What both sides would get now; nothing is written. */
  Mono<List<Award>> expected(Connection connection, ReferralCase referralCase) {
    int version = version(referralCase);
    Side friend = referralCase.friend(version);
    Side referrer = referralCase.referrer(version);
    return events
        .look(connection, friend)
        .flatMap(
            ofFriend ->
                referrer == null
                    ? Mono.just(List.of(expected(referralCase, friend, ofFriend)))
                    : events
                        .look(connection, referrer)
                        .flatMap(
                            ofReferrer ->
                                isLimited(
                                        connection,
                                        referralCase,
                                        referrer,
                                        ofFriend.terms().with(ofReferrer.terms()))
                                    .map(
                                        limited ->
                                            List.of(
                                                expected(referralCase, friend, ofFriend),
                                                limited
                                                    ? nothing(
                                                        referralCase,
                                                        referrer,
                                                        State.LIMIT,
                                                        LIMITED)
                                                    : expected(
                                                        referralCase, referrer, ofReferrer)))));
  }

  private static Award expected(ReferralCase referralCase, Side side, Expected expected) {
    return new Award(
        referralCase.referral().id(),
        referralCase.round(),
        name(side),
        side.memberId(),
        null,
        expected.points(),
        expected.vouchers(),
        State.WAITING,
        null);
  }

  private static int version(ReferralCase referralCase) {
    return Objects.requireNonNull(
        referralCase.referral().rulebookVersion(), "nothing was promised");
  }

  /** Gives both sides what is theirs and keeps what they got. */
  Mono<Void> give(Connection connection, ReferralCase referralCase, ReferralTerms terms) {
    int version = version(referralCase);
    return side(referralCase, referralCase.friend(version))
        .flatMap(
            friend ->
                referrer(connection, referralCase, terms, referralCase.referrer(version))
                    .map(referrer -> List.of(friend, referrer))
                    .defaultIfEmpty(List.of(friend)))
        .flatMap(given -> awards.insert(connection, given, clock.instant()));
  }

  private Mono<Award> referrer(
      Connection connection, ReferralCase referralCase, ReferralTerms terms, @Nullable Side side) {
    if (side == null) {
      return Mono.empty();
    }
    return isLimited(connection, referralCase, side, terms)
        .flatMap(
            limited ->
                limited
                    ? Mono.just(nothing(referralCase, side, State.LIMIT, LIMITED))
                    : side(referralCase, side));
  }

  private Mono<Boolean> isLimited(
      Connection connection, ReferralCase referralCase, Side side, ReferralTerms terms) {
    return Flux.fromIterable(terms.limits())
        .filterWhen(limit -> isReached(connection, referralCase, side, limit))
        .hasElements();
  }

  private Mono<Boolean> isReached(
      Connection connection, ReferralCase referralCase, Side side, ReferralTerms.Limit limit) {
    ZoneId zone = settings.zone();
    LocalDate day = referralCase.at().atZone(zone).toLocalDate();
    Instant from = limit.window().start(day).atStartOfDay(zone).toInstant();
    Instant until = end(limit.window(), day).atStartOfDay(zone).toInstant();
    return standings
        .qualified(connection, referralCase.referral(), side.memberId(), from, until)
        .map(friends -> friends >= limit.friends());
  }

  /** The day after the last one of the window that a day lies in. */
  private static LocalDate end(Window window, LocalDate day) {
    LocalDate start = window.start(day);
    return switch (window.kind()) {
      case DAY -> start.plusDays(1);
      case WEEK -> start.plusWeeks(1);
      case MONTH -> start.plusMonths(1);
      default -> start.plusYears(1);
    };
  }

  private Mono<Award> side(ReferralCase referralCase, Side side) {
    return events
        .give(side)
        .map(
            settled ->
                switch (settled) {
                  case Settled.Given(var eventId, long points, var vouchers) ->
                      new Award(
                          referralCase.referral().id(),
                          referralCase.round(),
                          name(side),
                          side.memberId(),
                          eventId,
                          points,
                          vouchers,
                          State.GIVEN,
                          null);
                  case Settled.Refused(var problem) ->
                      nothing(referralCase, side, State.REFUSED, problem.title());
                });
  }

  private static Award nothing(ReferralCase referralCase, Side side, State state, String reason) {
    return new Award(
        referralCase.referral().id(),
        referralCase.round(),
        name(side),
        side.memberId(),
        null,
        0,
        List.of(),
        state,
        reason);
  }

  private static String name(Side side) {
    return Objects.requireNonNull(side.numbers().get(ReferralNumbers.SIDE));
  }

  /**
   * Takes back what both sides got in the referral's round, by the programme's setting. Members are
   * told nothing of each other: the reason says what was taken back, and no more.
   */
  Mono<Void> takeBack(Connection connection, Referral referral, List<String> sides) {
    return awards
        .ofRound(connection, referral.id(), referral.standing().round())
        .filter(award -> award.state() == State.GIVEN && sides.contains(award.side()))
        .collectList()
        .flatMap(
            given ->
                Flux.fromIterable(new ArrayList<>(given))
                    .concatMap(
                        award ->
                            events.takeBack(
                                Objects.requireNonNull(award.eventId()),
                                award.memberId(),
                                "The purchase that it was given for was returned"))
                    .then(awards.markReversed(connection, given)));
  }

  /** Says whether purchases of the friend may decide something. */
  Mono<Void> mark(Connection connection, Referral referral, boolean open) {
    return members.markReferral(connection, referral.friendId(), open);
  }
}
