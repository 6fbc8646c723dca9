package dev.regulars.rules.change;

import dev.regulars.rules.change.RuleChanges.Kind;
import dev.regulars.rules.change.RuleChanges.SentenceChange;
import dev.regulars.rules.language.Headers;
import dev.regulars.rules.language.Headers.Note;
import dev.regulars.rules.language.Headers.Said;
import dev.regulars.rules.language.ParsedRule;
import dev.regulars.rules.language.Speech;
import dev.regulars.rules.language.Translation;
import dev.regulars.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds what differs in the headers of a rule. Several sentences can say the same thing (when a
 * rule ends), so what they say is compared, not how.
 */
final class HeaderDifference {

  private final Vocabulary vocabulary;
  private final Speech speech;
  private final Translation translation;
  private final ChangeTexts texts;

  HeaderDifference(Vocabulary vocabulary, Translation translation, ChangeTexts texts) {
    this.vocabulary = vocabulary;
    this.speech = new Speech(vocabulary, translation);
    this.translation = translation;
    this.texts = texts;
  }

  /** What the headers of a new rule say. */
  List<SentenceChange> added(ParsedRule rule) {
    Headers now = Headers.of(vocabulary, rule);
    List<SentenceChange> changes = new ArrayList<>();
    for (Note note : Note.values()) {
      Said said = now.get(note);
      if (said != null) {
        changes.add(change(note, null, said));
      }
    }
    return changes;
  }

  List<SentenceChange> between(ParsedRule before, ParsedRule after) {
    Headers old = Headers.of(vocabulary, before);
    Headers now = Headers.of(vocabulary, after);
    List<SentenceChange> changes = new ArrayList<>();
    for (Note note : Note.values()) {
      Said was = old.get(note);
      Said is = now.get(note);
      if (!Objects.equals(value(was), value(is))) {
        changes.add(change(note, was, is));
      }
    }
    return changes;
  }

  private static @Nullable String value(@Nullable Said said) {
    return said == null ? null : said.value();
  }

  private SentenceChange change(Note note, @Nullable Said was, @Nullable Said is) {
    Kind kind = was == null ? Kind.ADDED : is == null ? Kind.REMOVED : Kind.CHANGED;
    return new SentenceChange(
        kind,
        is == null ? withdrawn(note, was) : was == null ? said(note, is) : changed(note, was, is),
        was == null ? null : speech.say(was.use()),
        is == null ? null : speech.say(is.use()));
  }

  private String said(Note note, Said is) {
    return switch (note) {
      case VALID_FROM -> texts.startsOn(shown(is));
      case VALID_UNTIL -> texts.endsOn(shown(is));
      case PAUSED -> texts.pauses();
      case GROUP -> texts.putsIntoGroup(shown(is));
      case PRIORITY -> texts.setsPriority(shown(is));
      case UNTOLD -> texts.keepsFromCustomers();
    };
  }

  private String withdrawn(Note note, @Nullable Said was) {
    String value = was == null ? "" : shown(was);
    return switch (note) {
      case VALID_FROM -> texts.noLongerWaits(value);
      case VALID_UNTIL -> texts.noLongerEnds(value);
      case PAUSED -> texts.resumes();
      case GROUP -> texts.takesOutOfGroup(value);
      case PRIORITY -> texts.removesPriority(value);
      case UNTOLD -> texts.tellsCustomers();
    };
  }

  private String changed(Note note, Said was, Said is) {
    return switch (note) {
      case VALID_FROM -> texts.startsOnInstead(shown(is), shown(was));
      case VALID_UNTIL -> texts.endsOnInstead(shown(is), shown(was));
      case PAUSED -> texts.pauses();
      case UNTOLD -> texts.keepsFromCustomers();
      case GROUP -> texts.movesToGroup(shown(was), shown(is));
      case PRIORITY ->
          is.number() > was.number()
              ? texts.raisesPriority(shown(was), shown(is))
              : texts.lowersPriority(shown(was), shown(is));
    };
  }

  private String shown(Said said) {
    int at = said.parameter();
    return at < 0
        ? ""
        : translation.written(
            said.use().sentence().parameters().get(at), said.use().values().get(at));
  }
}
