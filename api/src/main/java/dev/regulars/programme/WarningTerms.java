package dev.regulars.programme;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * How many days before something ends it is told, as events: each distance once.
 *
 * @param expiryDays before points expire, such as 30 and 7; none for no warning
 * @param tierDays before a tier ends
 */
@Schema(name = "ProgrammeWarnings")
public record WarningTerms(List<Integer> expiryDays, List<Integer> tierDays) {

  /** Nothing is told. */
  public static final WarningTerms NONE = new WarningTerms(List.of(), List.of());

  public WarningTerms {
    expiryDays = List.copyOf(expiryDays);
    tierDays = List.copyOf(tierDays);
  }

  /** Whether nothing is told. */
  public boolean areNone() {
    return expiryDays.isEmpty() && tierDays.isEmpty();
  }
}
