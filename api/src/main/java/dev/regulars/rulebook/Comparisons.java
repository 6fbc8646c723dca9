package dev.regulars.rulebook;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.rulebook.ChangesView.BudgetOfRule;
import dev.regulars.rulebook.ChangesView.WarningView;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.change.RuleChanges;
import dev.regulars.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says what somebody would change, or changed. */
@Component
class Comparisons {

  private final Drafts drafts;
  private final DraftFiles files;
  private final DraftSizes sizes;
  private final Versions versions;
  private final Compiling compiling;
  private final Advice advice;
  private final BudgetsLeft budgets;
  private final ProgrammeSettings settings;

  Comparisons(
      Drafts drafts,
      DraftFiles files,
      DraftSizes sizes,
      Versions versions,
      Compiling compiling,
      Advice advice,
      BudgetsLeft budgets,
      ProgrammeSettings settings) {
    this.drafts = drafts;
    this.files = files;
    this.sizes = sizes;
    this.versions = versions;
    this.compiling = compiling;
    this.advice = advice;
    this.budgets = budgets;
    this.settings = settings;
  }

  /**
   * What a draft would change.
   *
   * @param against a version, null for the live one
   * @param locale the language it is told in
   */
  Mono<ChangesView> ofDraft(UUID id, @Nullable Integer against, Locale locale) {
    return drafts
        .find(id)
        .switchIfEmpty(Mono.error(Refusals::noDraft))
        .flatMap(
            draft ->
                Mono.zip(version(against), fitting(id), moved(draft.basedOn(), locale))
                    .flatMap(read -> compare(read.getT1(), read.getT2(), read.getT3(), locale)));
  }

  private Mono<RuleFiles> fitting(UUID draft) {
    return files.of(draft).flatMap(found -> sizes.fitting(Draft.texts(found, Map.of())));
  }

  /**
   * What a version changed, or would.
   *
   * @param against another version; null for the one that was live before, or is live where it
   *     never was
   * @param locale the language it is told in
   */
  Mono<ChangesView> ofVersion(int number, @Nullable Integer against, Locale locale) {
    Mono<Version> other =
        against != null
            ? version(against)
            : versions.before(number).flatMap(versions::find).switchIfEmpty(versions.requireLive());
    return version(number)
        .zipWith(other)
        .flatMap(
            read -> {
              Version version = read.getT1();
              Mono<List<WarningView>> moved =
                  version.basedOn() == null || version.wasLive()
                      ? Mono.just(List.of())
                      : moved(version.basedOn(), locale);
              return moved.flatMap(
                  warnings -> compare(read.getT2(), version.files(), warnings, locale));
            });
  }

  private Mono<ChangesView> compare(
      Version before, RuleFiles after, List<WarningView> moved, Locale locale) {
    return compiling
        .look(
            () ->
                RuleChanges.between(
                    Vocabulary.standard(), settings.programme(), before.files(), after, locale))
        .flatMap(
            found ->
                Mono.zip(advice.of(after, before.files(), locale), budgets.of(after))
                    .map(
                        told -> {
                          List<WarningView> all = new ArrayList<>(moved);
                          told.getT1().stream().map(WarningView::of).forEach(all::add);
                          return ChangesView.of(
                              before.number(), found, all, byRule(told.getT2(), locale), locale);
                        }));
  }

  private static Map<String, BudgetOfRule> byRule(List<BudgetLeft> budgets, Locale locale) {
    Map<String, BudgetOfRule> byRule = new HashMap<>();
    budgets.forEach(budget -> byRule.put(budget.rule(), BudgetOfRule.of(budget, locale)));
    return byRule;
  }

  /** Whether something else went live than what the work began with. */
  private Mono<List<WarningView>> moved(int basedOn, Locale locale) {
    return versions
        .live()
        .filter(live -> live.number() != basedOn)
        .filterWhen(live -> versions.files(basedOn).map(files -> !files.equals(live.files())))
        .map(live -> List.of(moved(basedOn, live.number(), locale)))
        .defaultIfEmpty(List.of());
  }

  private static WarningView moved(int basedOn, int live, Locale locale) {
    LiveMovedTexts texts = LiveMovedTexts.in(locale);
    return new WarningView(
        "live-moved", null, null, null, texts.message(basedOn, live), texts.reason());
  }

  private Mono<Version> version(@Nullable Integer number) {
    return number == null
        ? versions.requireLive()
        : versions.find(number).switchIfEmpty(Mono.error(() -> Refusals.noVersion(number)));
  }
}
