package dev.regulars.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.rules.change.RuleChanges;
import dev.regulars.rules.change.RuleChanges.ExampleChange;
import dev.regulars.rules.change.RuleChanges.Kind;
import dev.regulars.rules.change.RuleChanges.RuleChange;
import dev.regulars.rules.change.RuleChanges.SentenceChange;
import dev.regulars.rules.warning.Warning;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of the rulebook, in plain language.
 *
 * @param against the version that it is compared with
 * @param rules what became of rules; those that are as before are missing
 * @param examples what became of examples
 * @param warnings what is worth a look before it goes live
 */
@Schema(name = "RulebookChanges")
record ChangesView(
    int against,
    List<RuleChangeView> rules,
    List<ExampleChangeView> examples,
    List<WarningView> warnings) {

  /**
   * What became of a rule.
   *
   * @param line where it begins in the file, 1-based
   * @param formerRule the name it had before, missing where it is the same or there was none
   * @param before its text before, missing where there was none
   * @param after its text now, missing where there is none
   * @param budget what is left of its budget, missing where it has none
   * @param limits what becomes of what its limits have counted of each member, in words; missing
   *     where it has none, or had none
   */
  @Schema(name = "RuleChange")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RuleChangeView(
      String rule,
      String file,
      int line,
      @Schema(allowableValues = {"added", "removed", "changed", "renamed", "moved"}) String kind,
      @Nullable String formerRule,
      @Nullable String before,
      @Nullable String after,
      List<SentenceChangeView> sentences,
      @Nullable BudgetOfRule budget,
      @Nullable String limits) {

    static RuleChangeView of(RuleChange change, Map<String, BudgetOfRule> budgets, Locale locale) {
      String former = change.formerRule();
      return new RuleChangeView(
          change.rule(),
          change.file(),
          change.line(),
          code(change.kind()),
          change.rule().equals(former) ? null : former,
          change.before(),
          change.after(),
          change.sentences().stream().map(SentenceChangeView::of).toList(),
          change.after() == null ? null : budgets.get(change.rule()),
          change.goesOn() ? BudgetTexts.in(locale).limitsGoOn() : null);
    }
  }

  /**
   * What is left of a budget.
   *
   * @param currency of the money that the rule takes off, counted in minor units; missing for
   *     points
   * @param most what it may give in all
   * @param used what it has given so far; more than {@code most} where that was lowered since
   * @param left what it can give still
   * @param text all of that in words
   */
  @Schema(name = "BudgetOfRule")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record BudgetOfRule(@Nullable String currency, long most, long used, long left, String text) {

    static BudgetOfRule of(BudgetLeft budget, Locale locale) {
      return new BudgetOfRule(
          budget.currency(),
          budget.most(),
          budget.used(),
          budget.left(),
          BudgetTexts.in(locale).left(budget));
    }
  }

  /**
   * One difference of a rule.
   *
   * @param text what it does, such as: raises the multiplier on category "coffee" from 2 to 3
   * @param before the sentence before, in the language asked for; missing where there was none
   * @param after the sentence now; missing where there is none
   */
  @Schema(name = "SentenceChange")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SentenceChangeView(
      @Schema(allowableValues = {"added", "removed", "changed"}) String kind,
      String text,
      @Nullable String before,
      @Nullable String after) {

    static SentenceChangeView of(SentenceChange change) {
      return new SentenceChangeView(
          code(change.kind()), change.text(), change.before(), change.after());
    }
  }

  /** What became of an example. */
  @Schema(name = "ExampleChange")
  record ExampleChangeView(
      String name, @Schema(allowableValues = {"added", "removed", "changed"}) String kind) {

    static ExampleChangeView of(ExampleChange change) {
      return new ExampleChangeView(change.name(), code(change.kind()));
    }
  }

  /**
   * Something worth a look.
   *
   * @param code {@code live-moved} or one of the kinds of warnings about rules
   * @param rule missing where it is about the whole
   * @param file missing where it is about the whole
   * @param message what it is
   * @param reason why that may be wrong
   */
  @Schema(name = "RulebookWarning")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record WarningView(
      @Schema(
              allowableValues = {
                "live-moved",
                "never-fires",
                "always-together",
                "shadowed",
                "expired",
                "budget-without-end",
                "gift-to-all",
                "jump",
                "night",
                "unknown-code",
                "look-alike-code",
                "twin-name"
              })
          String code,
      @Nullable String rule,
      @Nullable String file,
      @Nullable Integer line,
      String message,
      String reason) {

    static WarningView of(Warning warning) {
      return new WarningView(
          warning.code().code(),
          warning.rule(),
          warning.file(),
          warning.line(),
          warning.message(),
          warning.reason());
    }
  }

  static ChangesView of(
      int against,
      RuleChanges changes,
      List<WarningView> warnings,
      Map<String, BudgetOfRule> budgets,
      Locale locale) {
    return new ChangesView(
        against,
        changes.rules().stream().map(change -> RuleChangeView.of(change, budgets, locale)).toList(),
        changes.examples().stream().map(ExampleChangeView::of).toList(),
        warnings);
  }

  private static String code(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
