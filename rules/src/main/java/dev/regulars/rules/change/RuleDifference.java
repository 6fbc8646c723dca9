package dev.regulars.rules.change;

import dev.regulars.rules.change.ChangeTexts.Counting;
import dev.regulars.rules.change.RuleChanges.Kind;
import dev.regulars.rules.change.RuleChanges.RuleChange;
import dev.regulars.rules.change.RuleChanges.SentenceChange;
import dev.regulars.rules.change.RulePairs.Pair;
import dev.regulars.rules.change.RuleTexts.RuleText;
import dev.regulars.rules.language.Called;
import dev.regulars.rules.language.ParsedRule;
import dev.regulars.rules.language.Renderer;
import dev.regulars.rules.language.SentenceUse;
import dev.regulars.rules.language.Speech;
import dev.regulars.rules.language.Translation;
import dev.regulars.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what differs between a rule and what it was, sentence by sentence. */
final class RuleDifference {

  private final Vocabulary vocabulary;
  private final Renderer renderer;
  private final Speech speech;
  private final HeaderDifference headers;
  private final Wording wording;
  private final ChangeTexts texts;

  RuleDifference(Vocabulary vocabulary, Locale locale) {
    Translation translation = Translation.in(locale);
    this.vocabulary = vocabulary;
    this.renderer = new Renderer(vocabulary);
    this.speech = new Speech(vocabulary, translation);
    this.texts = ChangeTexts.in(locale);
    this.headers = new HeaderDifference(vocabulary, translation, texts);
    this.wording = new Wording(vocabulary, translation, texts);
  }

  /** The change of a rule that is gone. */
  RuleChange removed(RuleText rule) {
    ParsedRule parsed = rule.parsed();
    SentenceChange text =
        new SentenceChange(Kind.REMOVED, texts.removesRule(parsed.name()), rule.text(), null);
    return new RuleChange(
        parsed.name(),
        rule.file(),
        parsed.place().line(),
        Kind.REMOVED,
        parsed.name(),
        rule.text(),
        null,
        List.of(text),
        false);
  }

  /** The change of a rule, empty where nothing differs. */
  Optional<RuleChange> between(Pair pair) {
    RuleText before = pair.before();
    return before == null ? Optional.of(added(pair.after())) : changed(before, pair);
  }

  private RuleChange added(RuleText rule) {
    ParsedRule parsed = rule.parsed();
    List<SentenceChange> sentences = new ArrayList<>();
    sentences.add(new SentenceChange(Kind.ADDED, texts.addsRule(parsed.name()), null, rule.text()));
    sentences.addAll(headers.added(parsed));
    Stream.of(parsed.conditions(), parsed.consequences())
        .flatMap(List::stream)
        .forEach(use -> sentences.add(added(use)));
    rule.unknown().forEach(line -> sentences.add(unknown(Kind.ADDED, line)));
    return new RuleChange(
        parsed.name(),
        rule.file(),
        parsed.place().line(),
        Kind.ADDED,
        null,
        null,
        rule.text(),
        sentences,
        false);
  }

  private Optional<RuleChange> changed(RuleText before, Pair pair) {
    RuleText after = pair.after();
    ParsedRule old = before.parsed();
    ParsedRule now = after.parsed();
    boolean renamed = !old.name().equals(now.name());
    Counting counting = counting(old, now);
    List<SentenceChange> contents = contents(before, after);
    if (counting == Counting.STARTS_ANEW && !renamed) {
      contents.addFirst(startsAnew(old, now));
    }
    List<SentenceChange> places = places(before, pair);
    if (!renamed && contents.isEmpty() && places.isEmpty()) {
      return Optional.empty();
    }
    List<SentenceChange> sentences = new ArrayList<>();
    if (renamed) {
      sentences.add(
          new SentenceChange(
              Kind.CHANGED,
              texts.renames(old.name(), now.name(), counting),
              old.name(),
              now.name()));
    }
    sentences.addAll(contents);
    sentences.addAll(places);
    Kind kind = renamed ? Kind.RENAMED : contents.isEmpty() ? Kind.MOVED : Kind.CHANGED;
    return Optional.of(
        new RuleChange(
            now.name(),
            after.file(),
            now.place().line(),
            kind,
            old.name(),
            before.text(),
            after.text(),
            sentences,
            counting == Counting.GOES_ON && limitsMembers(old) && limitsMembers(now)));
  }

  private Counting counting(ParsedRule old, ParsedRule now) {
    if (!counts(now) || !counts(old)) {
      return Counting.NOTHING;
    }
    return old.identity().equals(now.identity()) ? Counting.GOES_ON : Counting.STARTS_ANEW;
  }

  private SentenceChange startsAnew(ParsedRule old, ParsedRule now) {
    return new SentenceChange(
        Kind.CHANGED, texts.startsAnew(), old.ownIdentity(), now.ownIdentity());
  }

  /** Whether something is counted under the rule's identity. */
  private boolean counts(ParsedRule rule) {
    return rule.consequences().stream().anyMatch(use -> vocabulary.isCountedByRule(use.sentence()));
  }

  private boolean limitsMembers(ParsedRule rule) {
    return rule.consequences().stream()
        .anyMatch(use -> vocabulary.isCountedOfMembers(use.sentence()));
  }

  private List<SentenceChange> places(RuleText before, Pair pair) {
    RuleText after = pair.after();
    if (!before.file().equals(after.file())) {
      String text = texts.movesToFile(before.file(), after.file());
      return List.of(new SentenceChange(Kind.CHANGED, text, before.file(), after.file()));
    }
    if (!pair.moved()) {
      return List.of();
    }
    RuleText next = pair.successor();
    String text = next == null ? texts.movesToTheEnd() : texts.movesBefore(next.parsed().name());
    return List.of(new SentenceChange(Kind.CHANGED, text, null, null));
  }

  private List<SentenceChange> contents(RuleText before, RuleText after) {
    List<SentenceChange> changes = new ArrayList<>();
    ParsedRule old = before.parsed();
    ParsedRule now = after.parsed();
    changes.addAll(headers.between(old, now));
    changes.addAll(between(old.conditions(), now.conditions()));
    changes.addAll(between(old.consequences(), now.consequences()));
    changes.addAll(unknown(before.unknown(), after.unknown()));
    if (changes.isEmpty() && !rendered(old).equals(rendered(now))) {
      changes.add(new SentenceChange(Kind.CHANGED, texts.reordersSentences(), null, null));
    }
    if (!comments(old).equals(comments(now))) {
      changes.add(new SentenceChange(Kind.CHANGED, texts.changesComments(), null, null));
    }
    return changes;
  }

  private List<String> rendered(ParsedRule rule) {
    return Stream.of(rule.headersButIdentity(), rule.conditions(), rule.consequences())
        .flatMap(List::stream)
        .map(renderer::render)
        .toList();
  }

  private static List<String> comments(ParsedRule rule) {
    List<String> comments = new ArrayList<>(rule.comments());
    Stream.of(rule.headers(), rule.conditions(), rule.consequences())
        .flatMap(List::stream)
        .forEach(use -> comments.addAll(use.comments()));
    comments.addAll(rule.closingComments());
    return comments;
  }

  private List<SentenceChange> between(List<SentenceUse> before, List<SentenceUse> after) {
    SentencePairs pairs = new SentencePairs(before, after);
    pairs.match(RuleDifference::isSame);
    pairs.match(this::isSameThing);
    pairs.match((old, now) -> old.sentence().id().equals(now.sentence().id()));
    List<SentenceChange> changes = new ArrayList<>();
    for (SentenceUse use : after) {
      SentenceUse old = pairs.formerOf(use);
      if (old == null) {
        changes.add(added(use));
      } else if (!isSame(old, use)) {
        changes.add(
            new SentenceChange(
                Kind.CHANGED, wording.changed(old, use), speech.say(old), speech.say(use)));
      }
    }
    for (SentenceUse use : pairs.gone()) {
      changes.add(new SentenceChange(Kind.REMOVED, wording.removed(use), speech.say(use), null));
    }
    return changes;
  }

  private SentenceChange added(SentenceUse use) {
    return new SentenceChange(Kind.ADDED, wording.added(use), null, speech.say(use));
  }

  private static boolean isSame(SentenceUse old, SentenceUse now) {
    return old.sentence().id().equals(now.sentence().id()) && old.values().equals(now.values());
  }

  /** The same sentence about the same thing: only how much it says may differ. */
  private boolean isSameThing(SentenceUse old, SentenceUse now) {
    if (!old.sentence().id().equals(now.sentence().id())) {
      return false;
    }
    Called called = vocabulary.called(now.sentence());
    return called != null && called.brief(old).equals(called.brief(now));
  }

  private List<SentenceChange> unknown(List<String> before, List<String> after) {
    List<String> gone = new ArrayList<>(before);
    List<SentenceChange> changes = new ArrayList<>();
    for (String line : after) {
      if (!gone.remove(line)) {
        changes.add(unknown(Kind.ADDED, line));
      }
    }
    gone.forEach(line -> changes.add(unknown(Kind.REMOVED, line)));
    return changes;
  }

  private SentenceChange unknown(Kind kind, String line) {
    boolean added = kind == Kind.ADDED;
    return new SentenceChange(
        kind,
        added ? texts.addsUnknown(line) : texts.removesUnknown(line),
        added ? null : line,
        added ? line : null);
  }

  /** Pairs sentences, closest first. */
  private static final class SentencePairs {

    private final List<SentenceUse> before;
    private final List<@Nullable SentenceUse> former;
    private final List<SentenceUse> after;

    SentencePairs(List<SentenceUse> before, List<SentenceUse> after) {
      this.before = new ArrayList<>(before);
      this.after = after;
      this.former = new ArrayList<>();
      after.forEach(use -> former.add(null));
    }

    void match(BiPredicate<SentenceUse, SentenceUse> fits) {
      for (int i = 0; i < after.size(); i++) {
        if (former.get(i) == null) {
          SentenceUse now = after.get(i);
          Optional<SentenceUse> old =
              before.stream().filter(use -> fits.test(use, now)).findFirst();
          if (old.isPresent()) {
            former.set(i, old.get());
            before.remove(old.get());
          }
        }
      }
    }

    @Nullable SentenceUse formerOf(SentenceUse use) {
      return former.get(after.indexOf(use));
    }

    List<SentenceUse> gone() {
      return before;
    }
  }
}
