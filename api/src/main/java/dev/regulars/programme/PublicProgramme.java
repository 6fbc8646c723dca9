package dev.regulars.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
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
 */
@Schema(name = "PublicProgramme")
record PublicProgramme(
    String language,
    String currency,
    List<PublicTier> tiers,
    List<PublicPlans.PublicPlan> plans,
    List<String> rules) {

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

  static PublicProgramme of(Settings settings, List<PublicPlans.PublicPlan> plans, Locale locale) {
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
        texts.rules(settings));
  }
}
