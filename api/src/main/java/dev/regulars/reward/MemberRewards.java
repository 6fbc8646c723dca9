package dev.regulars.reward;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a member can have for points. */
@Component
public class MemberRewards {

  private final Rewards rewards;
  private final Takers takers;
  private final ProgrammeSettings settings;

  MemberRewards(Rewards rewards, Takers takers, ProgrammeSettings settings) {
    this.rewards = rewards;
    this.takers = takers;
    this.settings = settings;
  }

  /**
   * Those that can be had, for nobody in particular, by code: so many as a page has at most. What
   * has hours is among them at all hours.
   */
  public Mono<List<RewardItem>> forAnybody() {
    Instant now = rewards.now();
    Offer.Place anywhere = new Offer.Place(null, null, settings.zone());
    return rewards
        .list(RewardState.ACTIVE, new PageRequest(PageRequest.MAX_LIMIT, null))
        .map(
            kept ->
                kept.items().stream()
                    .map(Rewards.Kept::reward)
                    .flatMap(
                        reward -> {
                          Offer offer = Offer.of(reward, null, anywhere, now);
                          return offer.availableAtItsHours()
                              ? Stream.of(RewardItem.of(reward, offer, settings))
                              : Stream.empty();
                        })
                    .toList());
  }

  /** A page of the active ones by code, with what stands against each; empty for no member. */
  public Mono<Page<RewardItem>> of(UUID memberId, PageRequest page) {
    Instant now = rewards.now();
    Offer.Place place = new Offer.Place(null, Set.of(Offer.OWN_PAGE), settings.zone());
    return rewards
        .list(RewardState.ACTIVE, page)
        .flatMap(
            kept ->
                takers
                    .of(memberId, kept.items().stream().map(Rewards.Kept::reward).toList(), now)
                    .map(
                        taker ->
                            kept.map(
                                one ->
                                    RewardItem.of(
                                        one.reward(),
                                        Offer.of(one.reward(), taker, place, now),
                                        settings))));
  }
}
