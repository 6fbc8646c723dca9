package dev.regulars.rules.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Interpretation;
import dev.regulars.rules.RuleBookCompiler;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.language.Part;
import dev.regulars.rules.language.Programmes;
import dev.regulars.rules.language.Sentence;
import dev.regulars.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleIdentitiesTests {

  private static final RuleFiles NOTHING = new RuleFiles(new TreeMap<>());

  private int made;
  private final RuleIdentities identities =
      new RuleIdentities(Vocabulary.standard(), () -> "new-" + ++made);

  @Test
  void whatCountsIsGivenAnIdentityAndNothingElseIs() {
    assertThat(given(NOTHING, NOTHING, rule("Gift", "Give 5 points") + gift("Summer gift")))
        .isEqualTo(
            """
            rule "Gift"
            when
                A purchase is made
            then
                Give 5 points
            end
            rule "Summer gift"
                identity "new-1"
            when
                A purchase is made
            then
                Give 5 points
                At most 100 points in all
            end
            """);
  }

  @Test
  void limitsForMembersCountAndLimitsOfAllRulesDoNot() {
    assertThat(
            given(
                NOTHING,
                NOTHING,
                rule("All", "All rules together give at most 500 points per member per day")))
        .doesNotContain("identity");
    assertThat(given(NOTHING, NOTHING, rule("One", "At most 500 points per member per day")))
        .contains("rule \"One\"\n    identity \"new-1\"\nwhen");
  }

  /** Whatever a rulebook looks up under a rule's identity has to have one. */
  @Test
  void everySentenceThatIsCountedUnderItsRuleGivesItAnIdentity() {
    RuleBookCompiler compiler = new RuleBookCompiler(Programmes.EUROPEAN);
    List<String> counted = new ArrayList<>();
    for (Sentence sentence : Vocabulary.standard().sentences()) {
      for (String gives : List.of("Give 5 points", "Take 1% off the basket")) {
        String text = rule("Counts", gives + "\n    " + sentence.example());
        if (sentence.part() == Part.THEN
            && compiler.interpret(files(text)) instanceof Interpretation.Sound(var rules, _)) {
          boolean counts =
              Stream.of(rules.needs(), rules.discountNeeds())
                  .anyMatch(
                      needs ->
                          !needs.budgets().isEmpty()
                              || needs.limits().stream()
                                  .anyMatch(key -> !key.rule().equals(LimitKey.ALL_RULES)));
          assertThat(given(NOTHING, NOTHING, text).contains("identity \"new-"))
              .as(sentence.text())
              .isEqualTo(counts);
          if (counts) {
            counted.add(sentence.id());
          }
        }
      }
    }
    assertThat(counted).hasSizeGreaterThan(8);
  }

  @Test
  void aRuleThatWasThereKeepsWhatItCounted() {
    RuleFiles live = files(gift("Summer gift"));
    assertThat(text(identities.spelledOut(live)))
        .contains("rule \"Summer gift\"\n    identity \"Summer gift\"\nwhen");
    // Written anew without the line, as from Git; after the file was taken out, too.
    String more = gift("Summer gift").replace("100", "200");
    assertThat(given(live, live, more)).contains("identity \"Summer gift\"").contains("200");
    assertThat(given(live, NOTHING, more)).contains("identity \"Summer gift\"");
  }

  @Test
  void aRuleThatIsRenamedKeepsWhatItCounted() {
    RuleFiles live = files(gift("Summer gift"));
    RuleFiles draft = identities.spelledOut(live);
    String renamedAndRaised =
        text(draft).replace("rule \"Summer", "rule \"Autumn").replace("100", "200");
    assertThat(given(live, draft, renamedAndRaised)).isEqualTo(renamedAndRaised);
    // Nothing but the line says that it is the same.
    assertThat(given(live, live, gift("Autumn gift"))).contains("identity \"new-1\"");
  }

  @Test
  void aNamesakeIsAnotherRule() {
    String other = rule("Summer gift", "Give 9 points");
    RuleFiles live = files(other);
    assertThat(given(live, live, other)).isEqualTo(other);
    // It was not there, or counted nothing so far.
    assertThat(given(NOTHING, NOTHING, gift("Summer gift"))).contains("identity \"new-1\"");
    assertThat(given(live, live, gift("Summer gift"))).contains("identity \"new-2\"");
  }

  @Test
  void theOneThatTookItsPlaceInTheSameWorkIsAnotherRule() {
    RuleFiles live = files(gift("Summer gift"));
    RuleFiles replaced = files(rule("Summer gift", "Give 9 points"));
    assertThat(given(live, replaced, gift("Summer gift"))).contains("identity \"new-1\"");
  }

  @Test
  void aRuleWithTheOldNameOfOneThatWasRenamedIsAnotherRule() {
    RuleFiles live = files(gift("Summer gift"));
    String both =
        text(identities.spelledOut(live)).replace("rule \"Summer", "rule \"Autumn")
            + gift("Summer gift");
    assertThat(given(live, live, both))
        .contains("rule \"Autumn gift\"\n    identity \"Summer gift\"")
        .contains("rule \"Summer gift\"\n    identity \"new-1\"");
  }

  @Test
  void aCopyWhoseLineIsDeletedIsGivenOneOfItsOwn() {
    RuleFiles live = files(gift("Summer gift"));
    String copied =
        text(identities.spelledOut(live))
            + gift("Winter gift").replace("when", "    identity \"Summer gift\"\nwhen");
    // Told of as a problem, not bent.
    assertThat(given(live, live, copied)).isEqualTo(copied);
    String mended = text(identities.spelledOut(live)) + gift("Winter gift");
    assertThat(given(live, files(copied), mended))
        .contains("rule \"Winter gift\"\n    identity \"new-1\"");
  }

  @Test
  void twoOfOneNameAreLeftAlone() {
    String twice = gift("Gift") + gift("Gift");
    assertThat(given(NOTHING, NOTHING, twice)).isEqualTo(twice);
  }

  @Test
  void whatCannotBeReadIsLeftAlone() {
    for (String text :
        new String[] {"", "rule", "rule \"\"\nthen\n At most 1 points in all", "end"}) {
      assertThat(given(NOTHING, NOTHING, text)).isEqualTo(text);
    }
  }

  private String given(RuleFiles began, RuleFiles before, String after) {
    return text(identities.given(began, before, files(after)));
  }

  private static String text(RuleFiles files) {
    return files.files().get("rules.dslr");
  }

  private static RuleFiles files(String text) {
    return new RuleFiles(new TreeMap<>(Map.of("rules.dslr", text)));
  }

  private static String gift(String name) {
    return rule(name, "Give 5 points\n    At most 100 points in all");
  }

  private static String rule(String name, String gives) {
    return "rule \"" + name + "\"\nwhen\n    A purchase is made\nthen\n    " + gives + "\nend\n";
  }
}
