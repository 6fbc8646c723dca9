package dev.regulars.referral;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.programme.Settings.Household;
import dev.regulars.purchase.FriendPurchases;
import dev.regulars.purchase.FriendPurchases.FriendPurchase;
import dev.regulars.referral.Referral.Standing;
import dev.regulars.referral.ReferralCase.Known;
import dev.regulars.rules.decision.ReferralTerms;
import dev.regulars.rules.facts.ReferralNumbers;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks whether something that a friend did is what was promised for. Everything happens one after
 * the other, by the follower of the outbox, so that friends of one referrer are counted in order.
 */
@Component
class Qualifying {

  private static final TypeReference<TreeMap<String, String>> NUMBERS = new TypeReference<>() {};

  /** Friends of one household that {@link Household#LIMIT} lets through without a look. */
  private static final int HOUSEHOLD_FRIENDS = 1;

  private final ReferralStandings standings;
  private final Progress progress;
  private final Giving giving;
  private final FriendPurchases purchases;
  private final Signals signals;
  private final ProgrammeSettings settings;
  private final JsonMapper json;
  private final Clock clock;

  Qualifying(
      ReferralStandings standings,
      Progress progress,
      Giving giving,
      FriendPurchases purchases,
      Signals signals,
      ProgrammeSettings settings,
      JsonMapper json,
      Clock clock) {
    this.standings = standings;
    this.progress = progress;
    this.giving = giving;
    this.purchases = purchases;
    this.signals = signals;
    this.settings = settings;
    this.json = json;
    this.clock = clock;
  }

  /** A friend joined: rules may award that alone. */
  Mono<Void> joined(Connection connection, UUID friendId) {
    return standings
        .lockOfFriend(connection, friendId)
        .filter(Referral::mayQualify)
        .flatMap(
            referral ->
                known(connection, referral).map(known -> ReferralCase.joined(referral, known)))
        .flatMap(
            referralCase ->
                giving
                    .terms(connection, referralCase)
                    .filter(terms -> terms.promises() && terms.rejections().isEmpty())
                    .flatMap(terms -> giving.give(connection, referralCase, terms)));
  }

  /** A friend bought something for so much. */
  Mono<Void> bought(Connection connection, UUID friendId, UUID purchaseId, long totalMinor) {
    return standings
        .lockSpending(connection, friendId, totalMinor)
        .filter(Referral::mayQualify)
        .flatMap(
            referral ->
                look(connection, referral, purchaseId)
                    .then(Mono.defer(() -> standings.seen(connection, referral.id(), purchaseId))));
  }

  private Mono<Void> look(Connection connection, Referral referral, UUID purchaseId) {
    return purchases
        .find(connection, purchaseId)
        .filter(purchase -> purchase.leftMinor() > 0)
        .filter(purchase -> !purchase.id().equals(referral.standing().purchaseId()))
        .flatMap(
            purchase ->
                known(connection, referral)
                    .map(known -> ReferralCase.bought(referral, purchase, known)))
        .flatMap(
            referralCase ->
                giving
                    .terms(connection, referralCase)
                    .filter(ReferralTerms::promises)
                    .flatMap(terms -> qualify(connection, referralCase, terms)));
  }

  private Mono<Known> known(Connection connection, Referral referral) {
    return Mono.zip(
            standings.shownCode(connection, referral),
            standings.brought(connection, referral),
            signals.of(connection, referral))
        .map(read -> new Known(read.getT1(), read.getT2(), read.getT3()));
  }

  private Mono<Void> qualify(
      Connection connection, ReferralCase referralCase, ReferralTerms terms) {
    return needsReview(connection, referralCase)
        .map(needed -> state(referralCase, terms, needed))
        .flatMap(state -> qualify(connection, referralCase, terms, state));
  }

  private Mono<Void> qualify(
      Connection connection, ReferralCase referralCase, ReferralTerms terms, ReferralState state) {
    Mono<Void> given =
        state == ReferralState.QUALIFIED
            ? giving.give(connection, referralCase, terms)
            : Mono.empty();
    Referral referral = referralCase.referral();
    return given
        .then(
            Mono.defer(
                () -> progress.to(connection, referral, standing(referralCase, terms, state))))
        .then(giving.mark(connection, referral, false));
  }

  private ReferralState state(ReferralCase referralCase, ReferralTerms terms, boolean needsReview) {
    if (!terms.rejections().isEmpty()) {
      return ReferralState.REJECTED;
    }
    if (!terms.reviews().isEmpty() || needsReview) {
      return ReferralState.REVIEW;
    }
    return heldUntil(referralCase, terms).isAfter(clock.instant())
        ? ReferralState.HELD
        : ReferralState.QUALIFIED;
  }

  /** People of one household: all of them, or all but the first, where the programme says so. */
  private Mono<Boolean> needsReview(Connection connection, ReferralCase referralCase) {
    Household household = settings.at(referralCase.at()).settings().referral().household();
    if (household == Household.ALLOW
        || referralCase.signals().noneMatch(signal -> signal == Signal.ADDRESS)) {
      return Mono.just(false);
    }
    return household == Household.REVIEW
        ? Mono.just(true)
        : standings
            .ofHousehold(connection, referralCase.referral())
            .map(friends -> friends >= HOUSEHOLD_FRIENDS);
  }

  private static Instant heldUntil(ReferralCase referralCase, ReferralTerms terms) {
    return referralCase.at().plus(Duration.ofDays(terms.holdDays()));
  }

  private Standing standing(ReferralCase referralCase, ReferralTerms terms, ReferralState state) {
    List<ReferralView.Reason> reasons =
        Stream.concat(
                (state == ReferralState.REJECTED ? terms.rejections() : terms.reviews())
                    .stream().map(ReferralView.Reason::ofRule),
                referralCase.signals().map(ReferralView.Reason::of))
            .toList();
    return new Standing(
        state,
        referralCase.round(),
        referralCase.purchaseId(),
        referralCase.brought(),
        json.writeValueAsString(referralCase.numbers()),
        terms.holdDays() > 0 ? heldUntil(referralCase, terms) : null,
        json.writeValueAsString(reasons),
        referralCase.at(),
        null,
        null);
  }

  /** The referral with what it qualified by. */
  ReferralCase kept(Referral referral) {
    Standing standing = referral.standing();
    Map<String, String> numbers =
        json.readValue(Objects.requireNonNull(standing.numbers()), NUMBERS);
    return new ReferralCase(
        referral,
        standing.round(),
        standing.purchaseId(),
        Objects.requireNonNull(standing.qualifiedAt()),
        Objects.requireNonNull(standing.brought()),
        numbers);
  }

  /** Gives what was held, or what somebody approved. */
  Mono<Referral> release(Connection connection, Referral referral) {
    ReferralCase referralCase = kept(referral);
    Standing next = referral.standing().in(ReferralState.QUALIFIED);
    return giving
        .terms(connection, referralCase)
        .flatMap(terms -> giving.give(connection, referralCase, terms))
        .then(Mono.defer(() -> progress.to(connection, referral, next)));
  }

  /** So much of a friend's purchase was returned: what is left may not be what was promised for. */
  Mono<Void> returned(Connection connection, UUID friendId, UUID purchaseId, long totalMinor) {
    return standings
        .lockSpending(connection, friendId, -totalMinor)
        .filter(referral -> purchaseId.equals(referral.standing().purchaseId()))
        .flatMap(
            referral ->
                purchases
                    .find(connection, purchaseId)
                    .filterWhen(left -> isLost(connection, referral, left))
                    .flatMap(left -> lose(connection, referral)));
  }

  private Mono<Boolean> isLost(Connection connection, Referral referral, FriendPurchase left) {
    return left.leftMinor() <= 0
        ? Mono.just(true)
        : giving.terms(connection, kept(referral).after(left)).map(terms -> !terms.promises());
  }

  private Mono<Void> lose(Connection connection, Referral referral) {
    return switch (referral.state()) {
      case QUALIFIED ->
          takesBack(referral).isEmpty()
              ? Mono.empty()
              : giving
                  .takeBack(connection, referral, takesBack(referral))
                  .then(
                      Mono.defer(
                          () ->
                              progress.to(
                                  connection,
                                  referral,
                                  referral.standing().in(ReferralState.REVERSED))))
                  .then(reopen(connection, referral));
      // Nothing was given yet: the friend is where they were when they joined.
      case HELD, REVIEW ->
          progress
              .to(connection, referral, referral.standing().in(ReferralState.REVERSED))
              .then(reopen(connection, referral));
      case JOINED, REJECTED, EXPIRED, REVERSED -> Mono.empty();
    };
  }

  /** By the settings that held when it qualified: a promise is kept. */
  private List<String> takesBack(Referral referral) {
    Instant at = Objects.requireNonNull(referral.standing().qualifiedAt());
    return switch (settings.at(at).settings().referral().onReturn()) {
      case BOTH -> List.of(ReferralNumbers.FRIEND, ReferralNumbers.REFERRER);
      case REFERRER -> List.of(ReferralNumbers.REFERRER);
      case NONE -> List.of();
    };
  }

  private Mono<Void> reopen(Connection connection, Referral referral) {
    Referral reversed = referral.with(referral.standing().in(ReferralState.REVERSED));
    return giving.mark(connection, referral, reversed.mayQualify());
  }
}
