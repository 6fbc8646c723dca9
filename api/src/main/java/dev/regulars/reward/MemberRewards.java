package dev.regulars.reward;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.shared.Page;
import dev.regulars.shared.PageRequest;
import java.time.Instant;
import java.util.UUID;
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

  /** A page of the active ones by code, with what stands against each; empty for no member. */
  public Mono<Page<RewardItem>> of(UUID memberId, PageRequest page) {
    Instant now = rewards.now();
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
                                        Offer.of(one.reward(), taker, null, now),
                                        settings))));
  }
}
