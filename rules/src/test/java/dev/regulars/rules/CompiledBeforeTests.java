package dev.regulars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.language.CanonicalRule;
import dev.regulars.rules.language.RulebookReader;
import dev.regulars.rules.language.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Only what Drools has not compiled yet is compiled again when a rulebook is checked. */
class CompiledBeforeTests {

  private static final String RULES =
      """
      rule "Coffee"
      when
          The basket contains products in category "coffee"
      then
          Give 5 points
          Tell the customer "Coffee!"
      end

      rule "Tea"
      when
          The basket contains products in category "tea"
      then
          Give 5 points
          Tell the customer "Tea!"
      end
      """;

  private static final RulebookReader READER =
      new RulebookReader(Vocabulary.standard(), StarterRulebook.programme());

  private final CompiledBefore compiledBefore = new CompiledBefore();

  @Test
  void whatWasNeverCompiledIsUnknown() {
    assertThat(compiledBefore.unknown(read(RULES))).hasSize(2);
  }

  @Test
  void namesPlacesHeadersAndTextsDoNotMatter() {
    compiledBefore.add(read(RULES));
    String[] rules = RULES.split("(?<=end\n)\n");
    String other =
        "rule \"New\"\nwhen\nA purchase is made\nthen\nTell the customer \"New!\"\nend\n";

    List<CanonicalRule> unknown =
        compiledBefore.unknown(
            read(
                other
                    + rules[1].replace("Tea!", "Tea for you!")
                    + rules[0].replace("\"Coffee\"\n", "\"Black\"\n    valid from 2026-12-01\n")));

    assertThat(unknown)
        .singleElement()
        .satisfies(rule -> assertThat(rule.drl()).contains("tellCustomer(0)"));
  }

  @Test
  void anotherValueMakesAnotherRule() {
    compiledBefore.add(read(RULES));

    assertThat(compiledBefore.unknown(read(RULES.replace("\"tea\"", "\"cocoa\"")))).hasSize(1);
  }

  @Test
  void twoRulesThatDroolsCannotTellApartAreCompiledOnce() {
    assertThat(compiledBefore.unknown(read(RULES.replace("\"tea\"", "\"coffee\"")))).hasSize(1);
  }

  @Test
  void rulesThatAreUnknownTogetherCompile() {
    CanonicalRule.portions(read(RULES)).stream()
        .map(CanonicalRule.Portion::drl)
        .forEach(RuleEngine::tryToCompile);
  }

  @Test
  void checkingTwiceTellsTheSame() {
    RuleBookCompiler compiler = new RuleBookCompiler(StarterRulebook.programme());

    assertThat(compiler.check(StarterRulebook.files())).isEmpty();
    assertThat(compiler.check(StarterRulebook.files())).isEmpty();
  }

  private static List<CanonicalRule> read(String rules) {
    return READER.read(Map.of("rules.dslr", rules)).canonical();
  }
}
