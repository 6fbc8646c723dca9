package dev.regulars.plan;

import dev.regulars.outbox.OutboxEvent;
import dev.regulars.security.Who;
import dev.regulars.shared.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that became of a member's plan: the row as it is then, and what is remembered of it.
 *
 * @param id of what is remembered
 * @param day of the programme on which it became so
 * @param before how it was
 * @param after how it is then
 * @param sourceId the purchase, return or redemption, null for none
 * @param refundMinor what belongs to days that are given up, in minor units; null where nobody
 *     asked
 * @param by who did it, null for purchases and the time
 * @param reason in somebody's words, null for none
 */
public record PlanChange(
    UUID id,
    Instant at,
    LocalDate day,
    MemberPlan before,
    MemberPlan after,
    Action action,
    Cause cause,
    @Nullable UUID sourceId,
    @Nullable Long refundMinor,
    @Nullable Who by,
    @Nullable String reason) {

  /** What is done to a plan. */
  public enum Action {
    STARTED,
    RENEWED,
    CANCELLED,
    PAUSED,
    RESUMED,
    SHORTENED,
    ENDED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What did it. */
  public enum Cause {
    BOUGHT,
    TRIAL,
    GIVEN,
    POINTS,
    BY_HAND,
    CANCELLED,
    RETURNED,
    CHARGED_BACK,
    OVER;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** More of a plan; it starts where the member did not have it. */
  public static PlanChange more(
      MemberPlan before, MemberPlan after, Moment moment, Cause cause, @Nullable UUID sourceId) {
    Action action = before.hasEnded(moment.day()) ? Action.STARTED : Action.RENEWED;
    return moment.change(before, after, action, cause, sourceId);
  }

  /** Less of a plan, or nothing of it any more. */
  public static PlanChange less(
      MemberPlan before, MemberPlan after, Moment moment, Cause cause, @Nullable UUID sourceId) {
    Action action = after.hasEnded(moment.day()) ? Action.ENDED : Action.SHORTENED;
    return moment.change(before, after, action, cause, sourceId);
  }

  /**
   * When something is done.
   *
   * @param day of the programme
   * @param by who does it, null for purchases and the time
   * @param reason in somebody's words, null for none
   */
  public record Moment(
      Ids ids, Instant at, LocalDate day, @Nullable Who by, @Nullable String reason) {

    PlanChange change(
        MemberPlan before, MemberPlan after, Action action, Cause cause, @Nullable UUID sourceId) {
      return new PlanChange(
          ids.next(), at, day, before, after, action, cause, sourceId, null, by, reason);
    }
  }

  PlanChange refunding(long minor) {
    return new PlanChange(id, at, day, before, after, action, cause, sourceId, minor, by, reason);
  }

  UUID memberId() {
    return after.memberId();
  }

  /** What is told of it; of most of what people do nothing. */
  public List<OutboxEvent> events(JsonMapper json) {
    List<OutboxEvent> events = new ArrayList<>();
    PlanEvent told = event();
    if (told != null) {
      UUID source = sourceId == null ? id : sourceId;
      events.add(OutboxEvent.of(memberId(), source, at, told, json));
    }
    return events;
  }

  private @Nullable PlanEvent event() {
    String until = text(after.endsOn());
    return switch (action) {
      case STARTED ->
          new PlanEvent.PlanStarted(after.plan(), cause.code(), first().toString(), until);
      case RENEWED -> new PlanEvent.PlanRenewed(after.plan(), cause.code(), until);
      case ENDED -> new PlanEvent.PlanEnded(after.plan(), cause.code(), ended().toString());
      case CANCELLED, PAUSED, RESUMED, SHORTENED -> null;
    };
  }

  /** The first day of what was added. */
  private LocalDate first() {
    return after.terms().stream()
        .filter(term -> !before.terms().contains(term))
        .map(Term::startsOn)
        .min(LocalDate::compareTo)
        .orElse(day);
  }

  /** The first day without it. */
  private LocalDate ended() {
    LocalDate last = after.endsOn();
    return cause == Cause.OVER && last != null ? last.plusDays(1) : day;
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
