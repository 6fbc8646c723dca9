package dev.regulars.rules.language;

import dev.regulars.rules.decision.Proposals;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Reads DRL as Drools reads it and lets through only what is on the list: a rule with patterns of
 * one constraint each, literals, and calls of {@link Proposals}. What it returns is all there was.
 */
final class Verifier {

  /** What stands above every rule that is verified. */
  static final String PREAMBLE = preamble();

  private static final String PACKAGE = "dev.regulars.rules.expanded";
  private static final Set<String> NOTES =
      Set.of("validFrom", "validUntil", "paused", "group", "priority", "identity", "untold");
  private static final Pattern NAME = Pattern.compile("r[0-9]{1,9}");
  private static final Pattern CONSTRAINT =
      Pattern.compile(
          "([a-z][A-Za-z]*)(?:\\(("
              + Literal.LIST
              + ")\\))? (==|!=|>=|<=|>|<) ("
              + Literal.PATTERN
              + ")");
  private static final Pattern STATEMENT =
      Pattern.compile("proposals\\.([a-z][A-Za-z]*)\\((" + Literal.LIST + ")\\);");
  private static final Pattern LITERALS = Pattern.compile(Literal.LIST);

  private Verifier() {}

  private static String preamble() {
    StringBuilder preamble = new StringBuilder("package " + PACKAGE + ";\n");
    for (Class<?> fact : FactTypes.ALL.values()) {
      preamble.append("import ").append(fact.getName()).append(";\n");
    }
    return preamble.append("global " + Proposals.class.getName() + " proposals;\n").toString();
  }

  /**
   * Verifies {@link #PREAMBLE} and one rule.
   *
   * @throws VerificationException at anything that is not on the list
   */
  static VerifiedRule verify(String drl) {
    PackageDescr parsed = parse(drl);
    verifyFrame(parsed);
    RuleDescr rule = parsed.getRules().getFirst();
    require(NAME.matcher(rule.getName()).matches(), "the name " + rule.getName());
    require(rule.getAttributes().isEmpty(), "attributes " + rule.getAttributes().keySet());
    require(
        !rule.hasParent() && rule.getUnit() == null && !rule.isQuery(), "a rule of another kind");
    require(rule.getNamedConsequences().isEmpty(), "a named consequence");
    return new VerifiedRule(notes(rule), constraints(rule.getLhs()), calls(rule));
  }

  private static PackageDescr parse(String drl) {
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    try {
      PackageDescr parsed = parser.parse(null, drl);
      if (parsed == null || parser.hasErrors()) {
        throw new VerificationException("not DRL: " + parser.getErrors() + "\n" + drl);
      }
      return parsed;
    } catch (DroolsParserException unreadable) {
      throw new VerificationException("not DRL", unreadable);
    }
  }

  private static void verifyFrame(PackageDescr parsed) {
    require(PACKAGE.equals(parsed.getName()), "the package " + parsed.getName());
    require(parsed.getRules().size() == 1, parsed.getRules().size() + " rules");
    require(parsed.getUnit() == null, "a unit");
    require(parsed.getAttributes().isEmpty(), "attributes of the package");
    require(parsed.getFunctions().isEmpty(), "a function");
    require(parsed.getFunctionImports().isEmpty(), "an import of a function");
    require(parsed.getAccumulateImports().isEmpty(), "an import of an accumulate function");
    require(parsed.getTypeDeclarations().isEmpty(), "a declaration of a type");
    require(parsed.getEnumDeclarations().isEmpty(), "a declaration of an enum");
    require(parsed.getEntryPointDeclarations().isEmpty(), "a declaration of an entry point");
    require(parsed.getWindowDeclarations().isEmpty(), "a declaration of a window");
    Set<String> imports = new TreeSet<>();
    for (ImportDescr descr : parsed.getImports()) {
      imports.add(descr.getTarget());
    }
    Set<String> expected = new TreeSet<>();
    FactTypes.ALL.values().forEach(fact -> expected.add(fact.getName()));
    require(imports.equals(expected), "imports " + imports);
    require(parsed.getGlobals().size() == 1, "globals " + parsed.getGlobals());
    GlobalDescr global = parsed.getGlobals().getFirst();
    require(
        global.getIdentifier().equals("proposals")
            && global.getType().equals(Proposals.class.getName()),
        "the global " + global.getIdentifier());
  }

  private static List<VerifiedRule.Note> notes(RuleDescr rule) {
    List<VerifiedRule.Note> notes = new ArrayList<>();
    for (AnnotationDescr annotation : rule.getAnnotations()) {
      require(NOTES.contains(annotation.getName()), "@" + annotation.getName());
      require(!annotation.isDuplicated(), "two of @" + annotation.getName());
      Map<String, Object> values = annotation.getValueMap();
      require(values.isEmpty() || values.keySet().equals(Set.of("value")), "@ with " + values);
      String source = values.isEmpty() ? "" : String.valueOf(values.get("value"));
      require(LITERALS.matcher(source).matches(), "@" + annotation.getName() + "(" + source + ")");
      notes.add(new VerifiedRule.Note(annotation.getName(), Literal.listOf(source)));
    }
    return notes;
  }

  private static List<VerifiedRule.Constraint> constraints(AndDescr conditions) {
    require(conditions != null && !conditions.getDescrs().isEmpty(), "a rule without conditions");
    List<VerifiedRule.Constraint> constraints = new ArrayList<>();
    for (BaseDescr condition : conditions.getDescrs()) {
      require(condition.getClass() == PatternDescr.class, condition.getClass().getSimpleName());
      constraints.add(constraint((PatternDescr) condition));
    }
    return constraints;
  }

  private static VerifiedRule.Constraint constraint(PatternDescr pattern) {
    String fact = pattern.getObjectType();
    require(FactTypes.ALL.containsKey(fact), "the fact " + fact);
    require(pattern.getIdentifier() == null && !pattern.isUnification(), "a bound " + fact);
    require(pattern.getSource() == null && !pattern.isQuery(), fact + " from somewhere else");
    require(pattern.getBehaviors() == null || pattern.getBehaviors().isEmpty(), "a window");
    require(pattern.getAnnotations().isEmpty(), "an annotation of a pattern");
    require(pattern.getConstraint().getClass() == AndDescr.class, "constraints not joined by and");
    List<? extends BaseDescr> descrs = pattern.getConstraint().getDescrs();
    require(descrs.size() == 1, descrs.size() + " constraints on " + fact);
    require(descrs.getFirst().getClass() == ExprConstraintDescr.class, "no plain constraint");
    String expression = ((ExprConstraintDescr) descrs.getFirst()).getExpression();
    Matcher parts = CONSTRAINT.matcher(expression);
    require(parts.matches(), "the constraint " + expression);
    List<Literal> arguments = parts.group(2) == null ? List.of() : Literal.listOf(parts.group(2));
    Method measure = FactTypes.measure(fact, parts.group(1), arguments);
    Literal bound = Literal.of(parts.group(4));
    require(
        measure != null && compares(measure.getReturnType(), parts.group(3), bound.value()),
        "the measure " + fact + "." + expression);
    return new VerifiedRule.Constraint(fact, parts.group(1), arguments, parts.group(3), bound);
  }

  private static boolean compares(Class<?> answer, String operator, Object bound) {
    boolean same = operator.equals("==") || operator.equals("!=");
    return (answer == long.class && bound instanceof Long)
        || (same && answer == boolean.class && bound instanceof Boolean)
        || (same && answer == String.class && bound instanceof String);
  }

  private static List<VerifiedRule.Call> calls(RuleDescr rule) {
    List<VerifiedRule.Call> calls = new ArrayList<>();
    for (String line : String.valueOf(rule.getConsequence()).split("\n")) {
      String statement = line.strip();
      if (!statement.isEmpty()) {
        Matcher parts = STATEMENT.matcher(statement);
        require(parts.matches(), "the statement " + statement);
        List<Literal> arguments = Literal.listOf(parts.group(2));
        require(
            FactTypes.method(Proposals.class, parts.group(1), arguments, false) != null,
            "the call " + statement);
        calls.add(new VerifiedRule.Call(parts.group(1), arguments));
      }
    }
    require(!calls.isEmpty(), "a rule without consequences");
    return calls;
  }

  private static void require(boolean allowed, String found) {
    if (!allowed) {
      throw new VerificationException("not allowed in a rule: " + found);
    }
  }
}
