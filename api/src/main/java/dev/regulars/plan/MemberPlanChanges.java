package dev.regulars.plan;

import dev.regulars.account.AccountLocks;
import dev.regulars.member.MemberDirectory;
import dev.regulars.programme.Today;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Caller;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What people do to a member's plan, in a transaction of the caller's. */
@Component
class MemberPlanChanges {

  private static final int TERMS_MAX = 200;

  /**
   * What is wanted of a plan.
   *
   * @param until the last day that it shall have; null for a term more
   * @param isTrial its trial, in place of a term
   */
  record Gift(String plan, @Nullable LocalDate until, boolean isTrial) {}

  private final Plans plans;
  private final MemberPlans members;
  private final PlanLookup lookup;
  private final AccountLocks accounts;
  private final MemberDirectory directory;
  private final AuditLog audit;
  private final Today calendar;
  private final Ids ids;
  private final Clock clock;

  MemberPlanChanges(
      Plans plans,
      MemberPlans members,
      PlanLookup lookup,
      AccountLocks accounts,
      MemberDirectory directory,
      AuditLog audit,
      Today calendar,
      Ids ids,
      Clock clock) {
    this.plans = plans;
    this.members = members;
    this.lookup = lookup;
    this.accounts = accounts;
    this.directory = directory;
    this.audit = audit;
    this.calendar = calendar;
    this.ids = ids;
    this.clock = clock;
  }

  /** Gives a plan, or more of it. */
  Mono<MemberPlanAnswer> give(
      Connection connection, UUID memberId, Gift gift, @Nullable String reason, Caller caller) {
    return open(connection, memberId)
        .then(
            Mono.defer(
                () ->
                    plans
                        .byCode(connection, List.of(gift.plan()))
                        .flatMap(found -> Mono.justOrEmpty(found.get(gift.plan())))
                        .filter(Plan::isActive)
                        .switchIfEmpty(Mono.error(MemberPlanChanges::unknownPlan))))
        .flatMap(
            plan ->
                held(connection, memberId, plan.code())
                    .defaultIfEmpty(MemberPlan.none(memberId, plan, calendar.date()))
                    .flatMap(
                        before ->
                            keep(
                                connection,
                                given(before, plan, gift, moment(caller, reason)),
                                "plan.given",
                                caller)));
  }

  private PlanChange given(MemberPlan before, Plan plan, Gift gift, PlanChange.Moment moment) {
    LocalDate today = moment.day();
    if (before.terms().size() >= TERMS_MAX) {
      throw refusal(
          "plan-full", "There are too many terms", "A member has 200 terms of a plan at most.");
    }
    if (before.hasNoEnd()) {
      throw refusal(
          "plan-has-no-end", "It has no end", "The member has this plan already, without an end.");
    }
    LocalDate starts = before.next(today);
    List<Term> more = new ArrayList<>();
    if (gift.isTrial()) {
      if (plan.trialDays() == 0) {
        throw refusal("no-trial", "The plan has no trial", "Give 'trialDays' to the plan first.");
      }
      if (before.tried() || !before.hasEnded(today)) {
        throw refusal(
            "trial-used",
            "The trial was used",
            "A member has the trial of a plan once, before anything else of it.");
      }
      more.add(term(Term.Kind.TRIAL, starts, starts.plusDays(plan.trialDays() - 1L)));
    } else if (gift.until() != null) {
      LocalDate last = before.endsOn();
      if (last != null && !gift.until().isAfter(last) && !before.hasEnded(today)) {
        if (gift.until().equals(last)) {
          return moment.change(
              before, before, PlanChange.Action.RENEWED, PlanChange.Cause.GIVEN, null);
        }
        throw refusal(
            "plan-lasts-longer",
            "The member has it for longer",
            "The member has this plan until "
                + last
                + ". A later day makes it longer; to end it before, cancel it.");
      }
      more.add(term(Term.Kind.GIVEN, starts, gift.until()));
    } else {
      more.add(term(Term.Kind.GIVEN, starts, plan.lastDay(starts)));
    }
    return PlanChange.more(
        before,
        before.with(more, plan.noticeDays()),
        moment,
        gift.isTrial() ? PlanChange.Cause.TRIAL : PlanChange.Cause.GIVEN,
        null);
  }

  private Term term(Term.Kind kind, LocalDate starts, LocalDate ends) {
    return new Term(ids.next(), kind, starts, ends, null, null, null, List.of());
  }

  /** Lets a plan end with what there is; one that does already stays so. */
  Mono<MemberPlanAnswer> cancelAtEnd(
      Connection connection, UUID memberId, String plan, @Nullable String reason, Caller caller) {
    return step(
        connection,
        memberId,
        plan,
        "plan.cancelled",
        caller,
        before ->
            before.renews()
                ? moment(caller, reason)
                    .change(
                        before,
                        before.notRenewed(),
                        PlanChange.Action.CANCELLED,
                        PlanChange.Cause.BY_HAND,
                        null)
                : null);
  }

  /** Ends a plan at once, and says what was paid for days that are given up. */
  Mono<MemberPlanAnswer> cancelNow(
      Connection connection, UUID memberId, String plan, @Nullable String reason, Caller caller) {
    return step(
        connection,
        memberId,
        plan,
        "plan.cancelled",
        caller,
        before -> {
          PlanChange.Moment moment = moment(caller, reason);
          return moment
              .change(
                  before,
                  before.endedBefore(moment.day()),
                  PlanChange.Action.ENDED,
                  PlanChange.Cause.CANCELLED,
                  null)
              .refunding(before.unusedMinor(moment.day()));
        });
  }

  /** Pauses a plan; one that is paused stays so. */
  Mono<MemberPlanAnswer> pause(
      Connection connection, UUID memberId, String plan, @Nullable String reason, Caller caller) {
    return step(
        connection,
        memberId,
        plan,
        "plan.paused",
        caller,
        before -> {
          PlanChange.Moment moment = moment(caller, reason);
          return before.isPaused()
              ? null
              : moment.change(
                  before,
                  before.paused(moment.day()),
                  PlanChange.Action.PAUSED,
                  PlanChange.Cause.BY_HAND,
                  null);
        });
  }

  /** Lets a plan go on; one that is not paused does. */
  Mono<MemberPlanAnswer> resume(
      Connection connection, UUID memberId, String plan, @Nullable String reason, Caller caller) {
    return step(
        connection,
        memberId,
        plan,
        "plan.resumed",
        caller,
        before -> {
          PlanChange.Moment moment = moment(caller, reason);
          return before.isPaused()
              ? moment.change(
                  before,
                  before.resumed(moment.day()),
                  PlanChange.Action.RESUMED,
                  PlanChange.Cause.BY_HAND,
                  null)
              : null;
        });
  }

  private Mono<MemberPlanAnswer> step(
      Connection connection,
      UUID memberId,
      String plan,
      String action,
      Caller caller,
      Function<MemberPlan, @Nullable PlanChange> change) {
    return accounts
        .lockOpen(connection, memberId)
        .then(Mono.defer(() -> held(connection, memberId, plan)))
        .switchIfEmpty(Mono.error(MemberPlanChanges::notHeld))
        .flatMap(
            before -> {
              if (before.hasEnded(calendar.date())) {
                return Mono.error(ended());
              }
              PlanChange changed = change.apply(before);
              return changed == null
                  ? answer(connection, before, null)
                  : keep(connection, changed, action, caller);
            });
  }

  private Mono<MemberPlanAnswer> keep(
      Connection connection, PlanChange change, String action, Caller caller) {
    if (change.after().equals(change.before())) {
      return answer(connection, change.after(), null);
    }
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("plan", change.after().plan());
    LocalDate last = change.after().endsOn();
    if (last != null) {
      details.put("until", last.toString());
    }
    if (change.refundMinor() != null) {
      details.put("refundMinor", change.refundMinor());
    }
    if (change.reason() != null) {
      details.put("reason", change.reason());
    }
    return members
        .writeAndTell(connection, List.of(change), List.of())
        .then(
            Mono.defer(
                () ->
                    audit.record(
                        connection,
                        caller.who(),
                        action,
                        "member",
                        change.memberId().toString(),
                        details)))
        .then(Mono.defer(() -> answer(connection, change.after(), change.refundMinor())));
  }

  private Mono<MemberPlanAnswer> answer(
      Connection connection, MemberPlan after, @Nullable Long refundMinor) {
    return lookup
        .view(connection, after)
        .map(view -> MemberPlanAnswer.of(after.memberId(), view, refundMinor));
  }

  private Mono<MemberPlan> held(Connection connection, UUID memberId, String plan) {
    return members
        .lock(connection, List.of(memberId))
        .flatMap(
            all ->
                Mono.justOrEmpty(all.stream().filter(one -> one.plan().equals(plan)).findFirst()));
  }

  /** The member's account, locked, of somebody who may have a plan. */
  private Mono<Void> open(Connection connection, UUID memberId) {
    return accounts
        .lockOpen(connection, memberId)
        .then(Mono.defer(() -> directory.profiles(connection, List.of(memberId))))
        .flatMap(
            found ->
                found.containsKey(memberId) && found.get(memberId).blocked()
                    ? Mono.error(
                        refusal(
                            "member-blocked",
                            "The member is blocked",
                            "A blocked member can't have a plan. Unblock them first."))
                    : Mono.empty());
  }

  private PlanChange.Moment moment(Caller caller, @Nullable String reason) {
    return new PlanChange.Moment(ids, clock.instant(), calendar.date(), caller.who(), reason);
  }

  private static ProblemException unknownPlan() {
    return new ProblemException(
        Problem.impossible(
                "unknown-plan",
                "There is no such plan",
                "Name a plan that is active; GET /v1/plans lists them.")
            .at("/plan"));
  }

  private static ProblemException notHeld() {
    return new ProblemException(
        Problem.notFound("The member has never had this plan. Give it to them first."));
  }

  private static ProblemException ended() {
    return new ProblemException(
        Problem.conflict(
            "plan-state",
            "The plan has ended",
            "The member does not have this plan any more. Give it to them again, or let them buy"
                + " it."));
  }

  private static ProblemException refusal(String slug, String title, String detail) {
    return new ProblemException(Problem.impossible(slug, title, detail));
  }
}
