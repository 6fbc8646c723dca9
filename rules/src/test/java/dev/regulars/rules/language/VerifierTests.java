package dev.regulars.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The second line of defence: even DRL that no rule file can lead to is refused, construct by
 * construct.
 */
class VerifierTests {

  private static final String PATTERN = "Basket( totalMinor >= 100L )";
  private static final String CALL = "proposals.give(5L);";

  @AfterEach
  void nothingRan() {
    assertThat(Tripwire.isUntouched()).isTrue();
  }

  @Test
  void letsThroughWhatSentencesBecome() {
    VerifiedRule rule =
        Verifier.verify(
            drl(
                "",
                "@validFrom(20788L) @group(\"x\") @paused",
                "Basket( spentOnCategory(\"coffee\", \"tea\") >= 2000L )\n"
                    + " Member( tierAmong(\"gold\") == true )",
                "proposals.multiply(\"2\", \"category\", \"coffee\");\n"
                    + " proposals.tellCustomer(3);"));

    assertThat(rule.notes())
        .extracting(VerifiedRule.Note::name)
        .containsExactlyInAnyOrder("validFrom", "group", "paused");
    assertThat(rule.constraints())
        .extracting(VerifiedRule.Constraint::measure)
        .containsExactly("spentOnCategory", "tierAmong");
    assertThat(rule.constraints().getFirst().arguments())
        .extracting(Literal::value)
        .containsExactly("coffee", "tea");
    assertThat(rule.calls())
        .extracting(VerifiedRule.Call::method)
        .containsExactly("multiply", "tellCustomer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import java.lang.Runtime;",
        "import java.util.*;",
        "import static dev.regulars.rules.language.Tripwire.spring;",
        "import function dev.regulars.rules.language.Tripwire.spring;",
        "import accumulate dev.regulars.rules.language.Tripwire trip;",
        "global java.lang.Runtime runtime;",
        "dialect \"mvel\"",
        "unit Evil;",
        "function void f() { dev.regulars.rules.language.Tripwire.spring(); }",
        "declare Evil x : int end",
        "declare enum Evil A(1); n : int end",
        "declare entry-point x end",
        "declare window w Basket() over window:length(1) end",
        "query q Basket() end",
        "rule \"r2\" when Basket( totalMinor >= 1L ) then proposals.give(5L); end",
        "rule \"r2\" when then dev.regulars.rules.language.Tripwire.spring(); end",
      })
  void refusesInAFile(String declaration) {
    refuses(drl(declaration, "", PATTERN, CALL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "salience 1",
        "salience (dev.regulars.rules.language.Tripwire.number())",
        "enabled (dev.regulars.rules.language.Tripwire.spring())",
        "dialect \"mvel\"",
        "no-loop true",
        "timer (int: 0 1s)",
        "date-effective \"01-Jan-2020\"",
        "agenda-group \"x\"",
        "activation-group \"x\"",
        "auto-focus true",
        "@Propagation(IMMEDIATE)",
        "@validFrom(dev.regulars.rules.language.Tripwire.number())",
        "@validFrom(1L + 1L)",
        "@priority(5L) @priority(6L)",
        "@priority(value = 5L, x = 6L)",
        "@group(\"a\\u0022\")",
      })
  void refusesInAHeader(String header) {
    refuses(drl("", header, PATTERN, CALL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "eval(dev.regulars.rules.language.Tripwire.spring())",
        "$b : Basket( totalMinor >= 100L )",
        "Basket( $t : totalMinor )",
        "Basket( $t : totalMinor >= 100L )",
        "Basket( )",
        "Basket( totalMinor >= 100L, totalMinor <= 200L )",
        "Basket( totalMinor >= 100L && totalMinor <= 200L )",
        "Basket( totalMinor >= 100L || totalMinor <= 200L )",
        "Basket( totalMinor >= 100L || dev.regulars.rules.language.Tripwire.spring() )",
        "Basket( eval(dev.regulars.rules.language.Tripwire.spring()) )",
        "Basket( totalMinor >= dev.regulars.rules.language.Tripwire.number() )",
        "Basket( totalMinor >= 100 )",
        "Basket( totalMinor >= (100L) )",
        "Basket( totalMinor >= 100L + 1L )",
        "Basket( totalMinor == \"x\" )",
        "Basket( totalMinor matches \"x\" )",
        "Basket( totalMinor in (100L, 200L) )",
        "Basket( lines.size() >= 1 )",
        "Basket( lines != null )",
        "Basket( this.totalMinor >= 100L )",
        "Basket( getClass() != null )",
        "Basket( hashCode() >= 1L )",
        "Basket( unknown >= 100L )",
        "Basket( spentOnCategory(5L) >= 100L )",
        "Basket( spentOnCategory(\"a\\u0022b\") >= 100L )",
        "Basket( hasCategory(\"a\") > true )",
        "Basket( 100L; )",
        "not Basket( totalMinor >= 100L )",
        "exists Basket( totalMinor >= 100L )",
        "forall( Basket( totalMinor >= 100L ) )",
        "Basket( totalMinor >= 100L ) or Member( purchases == 0L )",
        "Basket( totalMinor >= 100L ) from dev.regulars.rules.language.Tripwire.list()",
        "Basket( totalMinor >= 100L ) from entry-point \"x\"",
        "Basket( totalMinor >= 100L ) over window:length( 1 )",
        "Basket( totalMinor >= 100L ) @watch(*)",
        "Number( ) from accumulate( Basket( $t : totalMinor ), sum($t) )",
        "java.lang.Runtime( )",
        "Object( )",
        "?q( 1L; )",
        "Basket( totalMinor >= 100L ) do[x]",
        "if (true) do[x]",
      })
  void refusesAsACondition(String condition) {
    refuses(drl("", "", condition, CALL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dev.regulars.rules.language.Tripwire.spring();",
        "proposals.give(5L); dev.regulars.rules.language.Tripwire.spring();",
        "proposals.give(dev.regulars.rules.language.Tripwire.number());",
        "proposals.give(5);",
        "proposals.give(5L)",
        "proposals.give(5L, 6L);",
        "proposals.unknown(5L);",
        "proposals.getClass();",
        "proposals.tag(\"a\\u0022b\");",
        "proposals.tag(\"a\" + \"b\");",
        "proposals.tag(null);",
        "proposals = null;",
        "drools.halt();",
        "insert(new Object());",
        "modify($b) { x() }",
        "if (true) { proposals.give(5L); }",
        "/* */ proposals.give(5L);",
        "proposals.give(5L); // more",
        "then[x] proposals.give(5L);",
        "{ proposals.give(5L); }",
      })
  void refusesAsAConsequence(String consequence) {
    refuses(drl("", "", PATTERN, consequence));
  }

  @Test
  void refusesANameThatIsNotANumberOfOurs() {
    refuses(drl("", "", PATTERN, CALL).replace("\"r1\"", "\"Double points\""));
    refuses(drl("", "", PATTERN, CALL).replace("\"r1\"", "\"r1\" extends \"r0\""));
  }

  private static void refuses(String drl) {
    assertThatThrownBy(() -> Verifier.verify(drl)).isInstanceOf(VerificationException.class);
  }

  private static String drl(String file, String header, String condition, String consequence) {
    return """
    %s
    %s
    rule "r1"
        %s
    when
        %s
    then
        %s
    end
    """
        .formatted(Verifier.PREAMBLE, file, header, condition, consequence);
  }
}
