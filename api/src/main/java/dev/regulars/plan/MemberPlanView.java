package dev.regulars.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member's time of a plan, as it stands today.
 *
 * @param name of the plan; its code where there is no such plan any more
 * @param since its first day, of the terms that follow on each other without a gap; missing where
 *     it has ended
 * @param until its last day; missing for no end, and while it is paused
 * @param renews false where it was cancelled and ends with what there is
 * @param renewsOn the day on which the next term would begin; missing where it does not renew
 * @param pausedSince missing where it is not paused
 * @param unusedMinor what was paid for days that are still to come: what would be given back
 */
@Schema(name = "MemberPlan")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MemberPlanView(
    String plan,
    String name,
    @Schema(allowableValues = {"trial", "active", "paused", "ended"}) String state,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    boolean renews,
    @Nullable LocalDate renewsOn,
    @Nullable LocalDate pausedSince,
    long unusedMinor,
    List<TermView> terms) {

  /**
   * A term of it.
   *
   * @param sourceId the purchase or redemption that gave it, missing for none
   */
  @Schema(name = "MemberPlanTerm")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TermView(
      Term.Kind kind,
      LocalDate startsOn,
      @Nullable LocalDate endsOn,
      @Nullable Long paidMinor,
      @Nullable UUID sourceId) {

    static TermView of(Term term) {
      return new TermView(
          term.kind(), term.startsOn(), term.endsOn(), term.paidMinor(), term.sourceId());
    }
  }

  static MemberPlanView of(MemberPlan held, String name, LocalDate today) {
    boolean ended = held.hasEnded(today);
    boolean paused = held.isPaused();
    LocalDate last = held.endsOn();
    return new MemberPlanView(
        held.plan(),
        name,
        held.state(today).name().toLowerCase(Locale.ROOT),
        ended ? null : since(held),
        paused ? null : last,
        held.renews() && !ended,
        held.renews() && !ended && !paused && last != null ? last.plusDays(1) : null,
        held.terms().stream()
            .filter(Term::isPaused)
            .map(term -> term.pauses().getLast().from())
            .min(LocalDate::compareTo)
            .orElse(null),
        ended ? 0 : held.unusedMinor(today),
        held.terms().reversed().stream().map(TermView::of).toList());
  }

  private static @Nullable LocalDate since(MemberPlan held) {
    LocalDate since = null;
    for (Term term : held.terms().reversed()) {
      LocalDate last = term.endsOn();
      if (since != null && last != null && last.plusDays(1).isBefore(since)) {
        break;
      }
      since = term.startsOn();
    }
    return since;
  }
}
