package dev.regulars.rules.language;

import dev.regulars.rules.Programme;
import dev.regulars.rules.decision.CompiledRule;
import dev.regulars.rules.decision.Condition;
import dev.regulars.rules.decision.Proposal;
import dev.regulars.rules.decision.Proposals;
import dev.regulars.rules.decision.RuleTerms;
import dev.regulars.rules.language.VerifiedRule.Call;
import dev.regulars.rules.language.VerifiedRule.Constraint;
import dev.regulars.rules.language.VerifiedRule.Note;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what a rule means: its sentences with literals go through Drools' expander and the
 * {@link Verifier}, and from what comes out all else is made. Not thread-safe.
 */
final class RuleAssembler {

  private static final Pattern BOUND = Pattern.compile("[=<>] \\{([a-zA-Z]+)} *\\)");

  private final Vocabulary vocabulary;
  private final Programme programme;
  private final Texts texts;
  private final Renderer renderer;
  private final VerifiedBefore verifiedBefore;
  private @Nullable DslExpander expander;

  RuleAssembler(
      Vocabulary vocabulary, Programme programme, Texts texts, VerifiedBefore verifiedBefore) {
    this.vocabulary = vocabulary;
    this.programme = programme;
    this.texts = texts;
    this.renderer = new Renderer(vocabulary);
    this.verifiedBefore = verifiedBefore;
  }

  /** A rule with everything that was found out about it. */
  record Assembled(ParsedRule parsed, VerifiedRule verified, CompiledRule compiled) {}

  /**
   * Assembles a rule that was read as a whole.
   *
   * @throws VerificationException if its DRL is not what it may be; a fault of the vocabulary
   */
  Assembled assemble(ParsedRule rule, CompiledRule.Kind kind, int index) {
    Texts own = new Texts();
    VerifiedRule verified =
        Nights.belongingToTheirDay(
            numbered(verifiedBefore.verify(withLiterals(rule, own), this::expand), own));
    if (verified.constraints().size() != rule.conditions().size()
        || verified.calls().size() != rule.consequences().size()) {
      throw new VerificationException("a sentence did not become exactly one condition or call");
    }
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < rule.conditions().size(); i++) {
      conditions.add(condition(rule.conditions().get(i), verified.constraints().get(i)));
    }
    RuleTerms terms = terms(rule, verified, index);
    CompiledRule compiled =
        new CompiledRule(
            terms,
            kind,
            conditions,
            proposals(verified, index),
            awards(rule, vocabulary),
            PublicWords.of(rule, terms, vocabulary));
    return new Assembled(rule, verified, compiled);
  }

  private String expand(String sentences) {
    if (expander == null) {
      expander = new DslExpander(vocabulary);
    }
    return expander.expand(sentences);
  }

  /**
   * The rule as Drools gets it: the same sentences, with a number for a name and literals. Texts
   * are numbered within the rule, so that it does not depend on the rules around it.
   */
  private String withLiterals(ParsedRule rule, Texts own) {
    StringBuilder text = new StringBuilder("rule \"r0\"\n");
    rule.headers().forEach(use -> text.append(withLiterals(use, own)));
    text.append("when\n");
    rule.conditions().forEach(use -> text.append(withLiterals(use, own)));
    text.append("then\n");
    rule.consequences().forEach(use -> text.append(withLiterals(use, own)));
    return text.append("end\n").toString();
  }

  /** The same rule with the numbers that its texts have in the rulebook. */
  private VerifiedRule numbered(VerifiedRule rule, Texts own) {
    List<String> texts = own.all();
    List<Call> calls =
        rule.calls().stream()
            .map(
                call ->
                    new Call(
                        call.method(),
                        call.arguments().stream().map(each -> numbered(each, texts)).toList()))
            .toList();
    return new VerifiedRule(rule.notes(), rule.constraints(), calls);
  }

  /** Texts are the only integers; all other whole numbers are longs. */
  private Literal numbered(Literal literal, List<String> own) {
    if (!(literal.value() instanceof Integer number)) {
      return literal;
    }
    if (number >= own.size()) {
      throw new VerificationException("the text " + number + ", which no sentence says");
    }
    return Literal.of(Integer.toString(texts.idOf(own.get(number))));
  }

  private String withLiterals(SentenceUse use, Texts own) {
    List<String> literals = new ArrayList<>();
    for (int i = 0; i < use.values().size(); i++) {
      Parameter parameter = use.sentence().parameters().get(i);
      literals.add(ValueWriter.literal(parameter, use.values().get(i), programme, own));
    }
    return "    " + vocabulary.entry(use.sentence()).template().write(literals) + "\n";
  }

  private RuleTerms terms(ParsedRule rule, VerifiedRule verified, int index) {
    String group = null;
    int priority = 0;
    LocalDate from = null;
    LocalDate until = null;
    boolean paused = false;
    for (Note note : verified.notes()) {
      switch (note.name()) {
        case "group" -> group = (String) note.arguments().getFirst().value();
        case "priority" -> priority = Math.toIntExact((Long) note.arguments().getFirst().value());
        case "validFrom" -> from = day(note);
        case "validUntil" -> until = day(note);
        case "paused" -> paused = true;
        default -> {}
      }
    }
    List<String> earns = awards(rule, vocabulary).apply(Locale.ENGLISH);
    int nightUntil = Nights.until(verified.constraints());
    return new RuleTerms(
        index,
        rule.name(),
        rule.identity(),
        group,
        priority,
        from,
        until,
        paused,
        nightUntil,
        earns);
  }

  /** How what the rule gives reads as an award; keeps nothing of the assembler. */
  private static Function<Locale, List<String>> awards(ParsedRule rule, Vocabulary vocabulary) {
    List<SentenceUse> uses =
        rule.consequences().stream().filter(use -> use.sentence().award() != null).toList();
    return locale ->
        uses.stream().map(use -> Translation.in(locale).award(vocabulary, use)).toList();
  }

  /** How a sentence is said in a language; keeps nothing of the assembler. */
  private static Function<Translation, String> said(Vocabulary vocabulary, SentenceUse use) {
    return language -> language.said(vocabulary, use);
  }

  private static LocalDate day(Note note) {
    return LocalDate.ofEpochDay((Long) note.arguments().getFirst().value());
  }

  private static List<Proposal> proposals(VerifiedRule rule, int index) {
    Proposals proposals = new Proposals();
    proposals.by(index);
    for (Call call : rule.calls()) {
      Method method = FactTypes.method(Proposals.class, call.method(), call.arguments(), false);
      try {
        Objects.requireNonNull(method).invoke(proposals, FactTypes.pack(method, call.arguments()));
      } catch (IllegalAccessException | InvocationTargetException unfit) {
        throw new VerificationException("the call " + call + " cannot be made", unfit);
      }
    }
    return proposals.take();
  }

  private Condition condition(SentenceUse use, Constraint constraint) {
    Sentence sentence = use.sentence();
    String shownName = sentence.found();
    Method shown =
        FactTypes.shown(constraint, shownName == null ? constraint.measure() : shownName);
    return new MeasuredCondition(
        sentence.id(),
        renderer.render(use),
        said(vocabulary, use),
        constraint,
        shown,
        new Need(sentence, use.values(), boundOf(sentence)),
        programme.currency());
  }

  /** The parameter that the measure is compared with, -1 where it is compared with a constant. */
  private int boundOf(Sentence sentence) {
    String needed = sentence.needed();
    Matcher bound =
        needed == null
            ? BOUND.matcher(vocabulary.entry(sentence).expansion())
            : Template.TOKEN.matcher(needed);
    return bound.find() ? sentence.indexOf(bound.group(1)) : -1;
  }
}
