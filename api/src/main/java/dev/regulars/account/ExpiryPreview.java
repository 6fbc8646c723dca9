package dev.regulars.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.programme.ExpiryTerms;
import dev.regulars.programme.Settings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of points under other settings: those that members have, which keep their last day,
 * and those that are earned from then on.
 *
 * @param held what members have, by the month in which it ends: the first twelve of them
 * @param later what ends behind those or never, each member counted once; null for nothing
 * @param estimated whether {@code held} was counted from a part of it, because there is so much
 * @param movesOn whether activity moves the last day of {@code moving} points on, under the change
 * @param earned last days of points that are earned on some days to come
 */
@Schema(name = "ProgrammePreview")
public record ExpiryPreview(
    Instant asOf,
    List<Month> held,
    @Nullable Month later,
    boolean estimated,
    boolean movesOn,
    List<Earned> earned) {

  /** For how many months ahead it is asked what points earned then become. */
  private static final List<Integer> MONTHS_AHEAD = List.of(0, 1, 3, 6, 12);

  public ExpiryPreview {
    held = List.copyOf(held);
    earned = List.copyOf(earned);
  }

  /**
   * What ends in a month.
   *
   * @param month its first day; null for what never ends, and for several months
   * @param lots points that end together, of one member
   * @param moving those of the points whose last day activity has moved on so far
   */
  @Schema(name = "ProgrammePreviewMonth")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Month(
      @Nullable LocalDate month, long points, long lots, long members, long moving) {}

  /**
   * Points that are earned on a day.
   *
   * @param before their last day without the change, null for no end
   * @param after their last day by the change, null for no end
   */
  @Schema(name = "ProgrammePreviewEarned")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Earned(LocalDate on, @Nullable LocalDate before, @Nullable LocalDate after) {}

  /** Last days of points that are earned today and later, by the one settings and the other. */
  static List<Earned> earned(Settings before, Settings after, LocalDate today) {
    return MONTHS_AHEAD.stream()
        .map(today::plusMonths)
        .map(day -> new Earned(day, last(before, day), last(after, day)))
        .toList();
  }

  private static @Nullable LocalDate last(Settings settings, LocalDate day) {
    ExpiryTerms terms = settings.expiry();
    return terms.lastDay(
        terms.from() == ExpiryTerms.From.AVAILABILITY
            ? day.plusDays(settings.pending().days())
            : day);
  }
}
