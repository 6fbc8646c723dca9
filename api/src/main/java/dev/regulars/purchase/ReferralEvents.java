package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import dev.regulars.purchase.Change.Entry.Recorded;
import dev.regulars.rulebook.RuleBooks;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.ReferralTerms;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.ReferralNumbers;
import dev.regulars.security.Who;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.r2dbc.spi.Connection;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How referrals act on points: what a side gets is an event of the member's, which goes through the
 * intake like any other. It has a key of its own, so that it is booked once, however often it is
 * posted; rules award it, "why?" explains it, and it can be reversed.
 */
@Component
public class ReferralEvents {

  private final Intake intake;
  private final Batch batches;
  private final RuleBooks rulebooks;
  private final Ids ids;
  private final JsonMapper json;

  ReferralEvents(Intake intake, Batch batches, RuleBooks rulebooks, Ids ids, JsonMapper json) {
    this.intake = intake;
    this.batches = batches;
    this.rulebooks = rulebooks;
    this.ids = ids;
    this.json = json;
  }

  /**
   * One side's event.
   *
   * @param key see {@link Identity.EventKey}
   * @param numbers what rules read of it, see {@link ReferralNumbers}
   * @param version of the rulebook that decides it
   */
  public record Side(
      String key, UUID memberId, OffsetDateTime at, Map<String, String> numbers, int version) {

    private RecordEvent command() {
      return new RecordEvent(
          key,
          new MemberRef(MemberRef.Kind.ID, memberId.toString()),
          ReferralNumbers.EVENT,
          at,
          numbers);
    }
  }

  /** What came of it. */
  public sealed interface Settled {

    /** It is on the books, now or since an earlier time. */
    record Given(UUID eventId, long points, List<String> vouchers) implements Settled {}

    /** It cannot be given, for good: of a blocked member, say. */
    record Refused(Problem problem) implements Settled {}
  }

  /** Awards it, unless it was before; fails where it may work later. */
  public Mono<Settled> give(Side side) {
    return intake.record(side.command(), side.version()).map(this::settled);
  }

  private Settled settled(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Booked booked -> given(booked.id(), booked.answer());
      case Outcome.Replayed(UUID id, String answer) -> given(id, answer);
      case Outcome.Refused(Problem problem) when problem.status() < 500 ->
          new Settled.Refused(problem);
      case Outcome.Refused(Problem problem) -> throw new ProblemException(problem);
      case Outcome.Quoted _ -> throw new IllegalStateException("nothing was asked to be quoted");
    };
  }

  private Settled given(UUID id, String answer) {
    JsonNode event = json.readTree(answer);
    List<String> vouchers = new ArrayList<>();
    for (JsonNode voucher : event.path("vouchersIssued")) {
      vouchers.add(voucher.path("voucher").asString(""));
    }
    return new Settled.Given(id, event.at("/points/accrued").asLong(0), vouchers);
  }

  /**
   * What it would come to.
   *
   * @param terms what the rules say of it besides
   * @param vouchers their names
   */
  public record Expected(ReferralTerms terms, long points, List<String> vouchers) {

    private static final Expected NOTHING = new Expected(ReferralTerms.NONE, 0, List.of());
  }

  /** What the rules say of it, from what the connection's transaction sees; nothing is written. */
  public Mono<Expected> look(Connection connection, Side side) {
    return rulebooks
        .version(side.version())
        .map(rulebook -> new Prepared(ids.next(), side.command(), rulebook, null))
        .flatMap(
            prepared ->
                batches.attempt(connection, prepared).map(verdict -> expected(prepared, verdict)))
        .defaultIfEmpty(Expected.NOTHING);
  }

  private static Expected expected(Prepared prepared, Verdict verdict) {
    if (verdict instanceof Verdict.Changed(Change change)
        && change.entries().getFirst() instanceof Recorded recorded
        && prepared.rulebook() != null) {
      Facts facts = recorded.decided().facts();
      Decision decision = recorded.decided().decision();
      return new Expected(
          facts == null ? ReferralTerms.NONE : prepared.rulebook().rules().referral(facts),
          decision.points(),
          decision.vouchers().stream().map(Decision.VoucherGrant::voucher).toList());
    }
    return Expected.NOTHING;
  }

  /** Takes back all that an event gave, unless it was before; fails where it may work later. */
  public Mono<Void> takeBack(UUID eventId, UUID memberId, String reason) {
    return intake
        .record(new ReverseEvent(eventId, reason, memberId, Who.SYSTEM))
        .doOnNext(
            outcome -> {
              if (outcome instanceof Outcome.Refused(Problem problem)) {
                throw new ProblemException(problem);
              }
            })
        .then();
  }
}
