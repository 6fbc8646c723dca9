package dev.regulars.rules.language;

import java.util.List;

/**
 * Everything that a rule is made of, after nothing else was found in its DRL.
 *
 * @param notes what its headers became
 * @param constraints what its {@code when} sentences became, in their order
 * @param calls what its {@code then} sentences became, in their order
 */
record VerifiedRule(List<Note> notes, List<Constraint> constraints, List<Call> calls) {

  /** How many sentences Drools gets of it. */
  int sentences() {
    return constraints.size() + calls.size();
  }

  /** An annotation: {@code @priority( 5L )}. */
  record Note(String name, List<Literal> arguments) {}

  /** A pattern with its constraint: {@code Fact( measure(arguments) operator bound )}. */
  record Constraint(
      String fact, String measure, List<Literal> arguments, String operator, Literal bound) {}

  /** A statement: {@code proposals.method(arguments);}. */
  record Call(String method, List<Literal> arguments) {}
}
