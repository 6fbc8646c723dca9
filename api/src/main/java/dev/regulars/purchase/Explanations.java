package dev.regulars.purchase;

import dev.regulars.rulebook.RuleBooks;
import dev.regulars.rules.decision.Explanation.Told;
import dev.regulars.rules.facts.Facts;
import java.util.List;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Explains purchases: decides them again from what was known then. Costs the till nothing. */
@Component
class Explanations {

  private final DatabaseClient database;
  private final ReturnRows returns;
  private final RuleBooks rulebooks;

  Explanations(DatabaseClient database, ReturnRows returns, RuleBooks rulebooks) {
    this.database = database;
    this.returns = returns;
    this.rulebooks = rulebooks;
  }

  /**
   * Why the purchase got what it got when it was decided; returns since then do not change it.
   *
   * @param locale the language it is told in
   * @param told what the asker may know
   */
  Mono<ExplanationView> of(StoredPurchase purchase, Locale locale, Told told) {
    KeptFacts kept = purchase.facts();
    if (kept == null) {
      return Mono.just(anonymous(purchase.rulebookVersion(), locale));
    }
    Mono<ReturnedSoFar> returned =
        database
            .inConnection(
                connection ->
                    returns.soFar(connection, List.of(purchase.id()), id -> purchase.claimedAt()))
            .map(found -> found.getOrDefault(purchase.id(), ReturnedSoFar.NOTHING));
    return Mono.zip(rulebooks.edition(purchase.edition()), returned)
        .map(
            read -> {
              Facts facts =
                  kept.facts(
                      purchase.happening(kept),
                      purchase.decidedBasket(
                          read.getT2(), read.getT1().settings().redemption().earnOn()));
              return ExplanationView.of(
                  read.getT1().version(),
                  read.getT1()
                      .rules()
                      .explain(facts, RuleOffs.discounted(purchase.purchase()), locale, told));
            });
  }

  /** Why a purchase of nobody known got nothing. */
  static ExplanationView anonymous(int version, Locale locale) {
    AnonymousTexts texts = AnonymousTexts.in(locale);
    return new ExplanationView(version, List.of(), texts.customer(), texts.cashier());
  }
}
