package dev.regulars.programme;

import dev.regulars.rules.Programme;
import dev.regulars.rules.language.Characters;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What settings must be like, so that rules can name what is in them. */
final class SettingsCheck {

  private static final int TIER_NAME_LENGTH_MAX = 50;

  private SettingsCheck() {}

  /** What is wrong, with what to do; null where nothing is. */
  static @Nullable String complaint(
      String currency, List<Programme.Tier> tiers, long pointValueMinor) {
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
      return "regulars.programme.currency: \""
          + currency
          + "\" is no currency. Use its ISO 4217 code, such as EUR, USD or JPY.";
    }
    if (pointValueMinor < 1) {
      return "regulars.programme.point-value-minor must be at least 1.";
    }
    Set<String> codes = new HashSet<>();
    for (Programme.Tier tier : tiers) {
      String code = Characters.complaintAboutCode(tier.code());
      String name = Characters.complaintAboutText(tier.name(), TIER_NAME_LENGTH_MAX);
      if (code != null || name != null) {
        return "regulars.programme.tiers: \"%s:%s\": %s. Write tiers as code:Name, lowest first."
            .formatted(tier.code(), tier.name(), code == null ? name : code);
      }
      if (!codes.add(tier.code())) {
        return "regulars.programme.tiers: the code \"" + tier.code() + "\" stands there twice.";
      }
    }
    return null;
  }
}
