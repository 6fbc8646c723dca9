package dev.regulars.purchase;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.Batch.Attempt;
import dev.regulars.purchase.Batch.Prepared;
import dev.regulars.purchase.Candidate.Decided;
import dev.regulars.purchase.TrialBody.MemberFacts;
import dev.regulars.rulebook.VersionedRuleBook;
import dev.regulars.rules.decision.Explanation.Told;
import dev.regulars.rules.facts.Facts;
import dev.regulars.shared.Ids;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Transactions;
import dev.regulars.store.Store;
import dev.regulars.store.Stores;
import dev.regulars.tier.TierLadder;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Decides purchases that nobody makes, in the very steps of those that are made. */
@Component
class Trials {

  private final Batch batches;
  private final Deciding deciding;
  private final MemberFactsForm form;
  private final Stores stores;
  private final Transactions transactions;
  private final TierLadder ladder;
  private final Vouchers vouchers;
  private final ProgrammeSettings settings;
  private final JsonMapper json;
  private final Ids ids;
  private final Clock clock;

  Trials(
      Batch batches,
      Deciding deciding,
      MemberFactsForm form,
      Stores stores,
      Transactions transactions,
      TierLadder ladder,
      Vouchers vouchers,
      ProgrammeSettings settings,
      JsonMapper json,
      Ids ids,
      Clock clock) {
    this.batches = batches;
    this.deciding = deciding;
    this.form = form;
    this.stores = stores;
    this.transactions = transactions;
    this.ladder = ladder;
    this.vouchers = vouchers;
    this.settings = settings;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * With a real member, or nobody: as a quote, but the store need not be there.
   *
   * @param locale the language it is explained in
   * @param told what the asker may know of the member
   */
  Mono<TrialAnswer> of(
      RecordPurchase purchase, VersionedRuleBook rulebook, Locale locale, Told told) {
    return store(purchase)
        .map(store -> new Prepared(ids.next(), purchase, rulebook, store))
        .flatMap(
            prepared -> transactions.discard(connection -> batches.attempt(connection, prepared)))
        .publishOn(Schedulers.parallel())
        .map(
            attempt ->
                switch (attempt) {
                  case Attempt.Decided(Booking.Row row) -> answer(row, locale, told);
                  case Attempt.Refused(var problem) -> throw new ProblemException(problem);
                });
  }

  /**
   * With somebody who is described; budgets and limits have given nothing yet.
   *
   * @param locale the language it is explained in
   */
  Mono<TrialAnswer> of(
      RecordPurchase purchase, VersionedRuleBook rulebook, MemberFacts facts, Locale locale) {
    return store(purchase)
        .publishOn(Schedulers.parallel())
        .map(
            store -> {
              Candidate candidate =
                  Candidate.of(
                      ids.next(), purchase, rulebook, Described.ID, store, settings.zone());
              Described member = form.read(facts, candidate.day());
              return answer(decided(candidate, member), locale, Told.EVERYTHING);
            });
  }

  private Booking.Row decided(Candidate candidate, Described member) {
    Facts facts = deciding.facts(candidate, Described.ID, member);
    Decided decided =
        deciding.settle(
            candidate, Described.ID, facts, candidate.rulebook().rules().propose(facts), member);
    Booking booking = new Booking(settings, ladder, vouchers, json, ids, clock.instant());
    return booking.add(decided, member.account(Described.ID));
  }

  private Mono<Store> store(RecordPurchase purchase) {
    return stores
        .look(purchase.store())
        .switchIfEmpty(Mono.error(() -> new ProblemException(Stores.unknown(purchase.store()))));
  }

  private static TrialAnswer answer(Booking.Row row, Locale locale, Told told) {
    if (!(row.answer() instanceof PurchaseAnswer answer)) {
      throw new IllegalStateException("no purchase: " + row.answer());
    }
    VersionedRuleBook rulebook = row.candidate().rulebook();
    Facts facts = row.decided().facts();
    ExplanationView explanation =
        facts == null
            ? Explanations.anonymous(rulebook.version(), locale)
            : ExplanationView.of(rulebook.version(), rulebook.rules().explain(facts, locale, told));
    boolean described = Described.ID.equals(row.candidate().memberId());
    PurchaseAnswer shown =
        described
            ? answer.ofNobody()
            : told == Told.EVERYTHING ? answer.quoted() : answer.ofSomebody();
    return new TrialAnswer(shown, explanation);
  }
}
