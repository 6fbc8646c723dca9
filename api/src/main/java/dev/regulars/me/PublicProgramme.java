package dev.regulars.me;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.programme.PublicPlans;
import dev.regulars.programme.Settings;
import dev.regulars.reward.RewardItem;
import dev.regulars.rules.decision.PublicRule;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The programme as customers may know it, in words.
 *
 * @param language of the words: {@code en} or {@code de}
 * @param tiers lowest first; empty where there are none
 * @param plans paid memberships that can be had
 * @param rules what holds for points, a sentence each
 * @param ways what brings points and more: the rules in force today that customers may know of, in
 *     their order
 * @param rewards what points are good for, by code: those that can be had now
 */
@Schema(name = "PublicProgramme")
record PublicProgramme(
    String language,
    String currency,
    List<PublicTier> tiers,
    List<PublicPlans.PublicPlan> plans,
    List<String> rules,
    List<Way> ways,
    List<PublicReward> rewards) {

  /**
   * What brings something.
   *
   * @param name as the shop calls it
   * @param until the last day, null for no end
   * @param when what has to be so, a sentence each; empty where it always is
   * @param then what members get, or get no more than, a sentence each
   */
  @Schema(name = "PublicWay")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Way(String name, @Nullable LocalDate until, List<String> when, List<String> then) {
    static Way of(PublicRule rule) {
      return new Way(rule.name(), rule.until(), rule.when(), rule.then());
    }
  }

  /**
   * A reward.
   *
   * @param points its price, of cash the least; null where it differs by tier
   */
  @Schema(name = "PublicReward")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PublicReward(
      String code,
      String name,
      @Schema(allowableValues = {"product", "discount", "voucher", "cash", "plan", "donation"})
          String kind,
      @Nullable Long points,
      String description) {
    static PublicReward of(RewardItem item) {
      return new PublicReward(
          item.code(), item.name(), item.kind(), item.points(), item.description());
    }
  }

  /**
   * A tier.
   *
   * @param colour such as {@code #d4af37}, null for none
   * @param benefits what its members have
   * @param welcome what a member is told who reaches it, null for nothing
   */
  @Schema(name = "PublicTier")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PublicTier(
      String code,
      String name,
      @Nullable String colour,
      List<String> benefits,
      @Nullable String welcome) {}

  static PublicProgramme of(
      Settings settings,
      List<PublicPlans.PublicPlan> plans,
      List<PublicRule> ways,
      List<RewardItem> rewards,
      Locale locale) {
    PublicTexts texts = PublicTexts.in(locale);
    return new PublicProgramme(
        locale.getLanguage(),
        settings.currency(),
        settings.tiers().stream()
            .map(
                tier ->
                    new PublicTier(
                        tier.code(),
                        tier.name(),
                        tier.colour(),
                        tier.benefits() == null ? List.of() : tier.benefits(),
                        tier.welcome()))
            .toList(),
        plans,
        texts.rules(settings),
        ways.stream().map(Way::of).toList(),
        rewards.stream().map(PublicReward::of).toList());
  }
}
