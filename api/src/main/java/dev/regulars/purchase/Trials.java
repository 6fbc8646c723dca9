package dev.regulars.purchase;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.purchase.Change.Entry.Recorded;
import dev.regulars.purchase.TrialBody.MemberFacts;
import dev.regulars.rulebook.VersionedRuleBook;
import dev.regulars.rules.decision.Explanation.Told;
import dev.regulars.rules.discount.Discounted;
import dev.regulars.rules.facts.Facts;
import dev.regulars.shared.Ids;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.shared.Transactions;
import dev.regulars.store.Store;
import dev.regulars.store.Stores;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Decides purchases that nobody makes, in the very steps of those that are made. */
@Component
class Trials {

  private final Batch batches;
  private final Awards awards;
  private final MemberFactsForm form;
  private final Stores stores;
  private final SpentBudgets budgets;
  private final Transactions transactions;
  private final ProgrammeSettings settings;
  private final Ids ids;
  private final Clock clock;

  Trials(
      Batch batches,
      Awards awards,
      MemberFactsForm form,
      Stores stores,
      SpentBudgets budgets,
      Transactions transactions,
      ProgrammeSettings settings,
      Ids ids,
      Clock clock) {
    this.batches = batches;
    this.awards = awards;
    this.form = form;
    this.stores = stores;
    this.budgets = budgets;
    this.transactions = transactions;
    this.settings = settings;
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
        .flatMap(prepared -> transactions.look(connection -> batches.attempt(connection, prepared)))
        .publishOn(Schedulers.parallel())
        .map(verdict -> answer(verdict, locale, told));
  }

  /**
   * With somebody who is described: limits have given them nothing yet, budgets what they have
   * given to everybody.
   *
   * @param locale the language it is explained in
   */
  Mono<TrialAnswer> of(
      RecordPurchase purchase, VersionedRuleBook rulebook, MemberFacts facts, Locale locale) {
    return Mono.zip(store(purchase), budgets.used(Gather.budgets(rulebook.rules())))
        .publishOn(Schedulers.parallel())
        .map(
            read -> {
              Candidate candidate =
                  Candidate.of(
                      ids.next(), purchase, rulebook, Described.ID, read.getT1(), settings.zone());
              Described member = form.read(facts, candidate.day(), clock.instant());
              member.learnBudgets(read.getT2());
              return answer(awards.decide(candidate, member), locale, Told.EVERYTHING);
            });
  }

  private Mono<Store> store(RecordPurchase purchase) {
    return stores
        .look(purchase.store())
        .switchIfEmpty(Mono.error(() -> new ProblemException(Stores.unknown(purchase.store()))));
  }

  private static TrialAnswer answer(Verdict verdict, Locale locale, Told told) {
    return switch (verdict) {
      case Verdict.Changed(Change change)
          when change.entries().getFirst() instanceof Recorded row ->
          answer(row, locale, told);
      case Verdict.Refused(Problem problem) -> throw new ProblemException(problem);
      case Verdict.Changed _, Verdict.Idle _, Verdict.Wanting _ ->
          throw new IllegalStateException("no purchase was decided");
    };
  }

  private static Discounted discounted(Recorded row, PurchaseAnswer answer) {
    return RuleOffs.discounted(
        (RecordPurchase) row.candidate().command(),
        Objects.requireNonNull(answer.off().discounts()));
  }

  private static TrialAnswer answer(Recorded row, Locale locale, Told told) {
    if (!(row.answer() instanceof PurchaseAnswer answer)) {
      throw new IllegalStateException("no purchase: " + row.answer());
    }
    VersionedRuleBook rulebook = row.candidate().rulebook();
    Facts facts = row.decided().facts();
    Discounted discounted = discounted(row, answer);
    ExplanationView explanation =
        facts == null
            ? Explanations.anonymous(rulebook.version(), locale)
            : ExplanationView.of(
                rulebook.version(), rulebook.rules().explain(facts, discounted, locale, told));
    boolean described = Described.ID.equals(row.candidate().memberId());
    PurchaseAnswer shown =
        described
            ? answer.ofNobody()
            : told == Told.EVERYTHING ? answer.quoted() : answer.ofSomebody();
    List<LeftView> left =
        facts == null ? List.of() : LeftView.of(rulebook.rules(), facts, discounted.before(), told);
    boolean inEnglish = locale.equals(Locale.ENGLISH);
    return new TrialAnswer(
        inEnglish ? shown : shown.withAwardTexts(rulebook.rules().awardTexts(locale)),
        explanation,
        left);
  }
}
