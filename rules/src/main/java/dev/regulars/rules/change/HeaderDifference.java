package dev.regulars.rules.change;

import dev.regulars.rules.change.RuleChanges.Kind;
import dev.regulars.rules.change.RuleChanges.SentenceChange;
import dev.regulars.rules.language.Headers;
import dev.regulars.rules.language.Headers.Note;
import dev.regulars.rules.language.Headers.Said;
import dev.regulars.rules.language.ParsedRule;
import dev.regulars.rules.language.Renderer;
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
  private final Renderer renderer;

  HeaderDifference(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.renderer = new Renderer(vocabulary);
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
        was == null ? null : renderer.render(was.use()),
        is == null ? null : renderer.render(is.use()));
  }

  private static String said(Note note, Said is) {
    return switch (note) {
      case VALID_FROM -> "starts on " + is.value();
      case VALID_UNTIL -> "ends on " + is.value();
      case PAUSED -> "pauses the rule";
      case GROUP -> "puts the rule into the exclusive group " + is.value();
      case PRIORITY -> "sets the priority to " + is.value();
    };
  }

  private static String withdrawn(Note note, @Nullable Said was) {
    String value = was == null ? "" : was.value();
    return switch (note) {
      case VALID_FROM -> "no longer waits until " + value;
      case VALID_UNTIL -> "no longer ends on " + value;
      case PAUSED -> "resumes the rule";
      case GROUP -> "takes the rule out of the exclusive group " + value;
      case PRIORITY -> "removes the priority of " + value;
    };
  }

  private static String changed(Note note, Said was, Said is) {
    return switch (note) {
      case VALID_FROM -> "starts on " + is.value() + " instead of " + was.value();
      case VALID_UNTIL -> "ends on " + is.value() + " instead of " + was.value();
      case PAUSED -> "pauses the rule";
      case GROUP -> "moves the rule from the exclusive group " + was.value() + " to " + is.value();
      case PRIORITY ->
          (is.number() > was.number() ? "raises" : "lowers")
              + " the priority from "
              + was.value()
              + " to "
              + is.value();
    };
  }
}
