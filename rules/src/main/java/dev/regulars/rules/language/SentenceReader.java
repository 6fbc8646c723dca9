package dev.regulars.rules.language;

import dev.regulars.rules.Programme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one line as one sentence, and where it is none says what it was probably meant to be. */
final class SentenceReader {

  private final Map<Part, List<VocabularyEntry>> byPart = new EnumMap<>(Part.class);
  private final ValueReader values;

  SentenceReader(Vocabulary vocabulary, Programme programme) {
    for (Part part : Part.values()) {
      byPart.put(part, vocabulary.entries(part));
    }
    this.values = new ValueReader(programme);
  }

  /** The sentence, or null after telling the problem. */
  @Nullable SentenceUse read(
      Part part, String line, Place place, List<String> comments, Problems problems) {
    for (VocabularyEntry entry : entries(part)) {
      if (line.startsWith(entry.template().opening())) {
        Template.Match match = entry.template().match(line);
        if (match.isWhole(line)) {
          return use(entry, line, match, place, comments, problems);
        }
      }
    }
    if (problems.hasRoom()) {
      tellWhatIsWrong(part, line, place, problems);
    } else {
      problems.add(place, "", null);
    }
    return null;
  }

  private List<VocabularyEntry> entries(Part part) {
    return byPart.getOrDefault(part, List.of());
  }

  private @Nullable SentenceUse use(
      VocabularyEntry entry,
      String line,
      Template.Match match,
      Place place,
      List<String> comments,
      Problems problems) {
    List<Value> read = new ArrayList<>();
    List<Integer> columns = new ArrayList<>();
    boolean good = true;
    for (int i = 0; i < match.spans().size(); i++) {
      Template.Span span = match.spans().get(i);
      Parameter parameter = entry.sentence().parameters().get(i);
      String text = line.substring(span.start(), span.end());
      columns.add(place.column() + span.start());
      switch (values.read(parameter, text)) {
        case ValueReader.Good(Value value) -> read.add(value);
        case ValueReader.Bad(String message, String suggestion) -> {
          good = false;
          problems.add(
              new Place(place.line(), place.column() + span.start()),
              text + ": " + message + ".",
              suggestion);
        }
      }
    }
    if (!good) {
      return null;
    }
    SentenceUse use = new SentenceUse(entry.sentence(), read, place, columns, comments);
    return spansSomething(use, problems) ? use : null;
  }

  /** What runs from one value until another must not be empty. */
  private static boolean spansSomething(SentenceUse use, Problems problems) {
    int from = use.sentence().indexOf("from");
    int until = use.sentence().indexOf("until");
    if (from < 0 || until < 0) {
      return true;
    }
    String complaint = complaintAboutSpan(use.values().get(from), use.values().get(until));
    if (complaint != null) {
      problems.add(new Place(use.place().line(), use.valueColumns().get(until)), complaint, null);
    }
    return complaint == null;
  }

  private static @Nullable String complaintAboutSpan(Value from, Value until) {
    if (from instanceof Value.Day(LocalDate first) && until instanceof Value.Day(LocalDate last)) {
      return last.isBefore(first) ? "The last day comes before the first." : null;
    }
    if (from instanceof Value.Money low && until instanceof Value.Money high) {
      return high.minor() <= low.minor() ? "The second amount must be the greater one." : null;
    }
    return from.equals(until) ? "Nothing lies between two equal values." : null;
  }

  /**
   * Of the sentences that begin like the line, the one that goes furthest tells most: there either
   * a value is of the wrong kind or something follows the end. Else the nearest by its letters.
   */
  private void tellWhatIsWrong(Part part, String line, Place place, Problems problems) {
    VocabularyEntry furthest = null;
    Template.Match reached = null;
    for (VocabularyEntry entry : entries(part)) {
      Template.Match match = entry.template().match(line);
      if (reached == null
          || match.reached() > reached.reached()
          || (match.reached() == reached.reached() && match.expecting() == null)) {
        furthest = entry;
        reached = match;
      }
    }
    if (furthest != null && reached != null && reached.expecting() == null) {
      problems.add(
          new Place(place.line(), place.column() + reached.reached()),
          "The sentence is complete before this; nothing may follow it.",
          line.substring(0, reached.reached()));
    } else if (furthest != null
        && reached != null
        && reached.expecting() instanceof Piece.Place missing) {
      tellExpected(
          furthest.template().parameters().get(missing.parameter()), reached, place, problems);
    } else {
      tellUnknown(part, line, place, problems);
    }
  }

  private static void tellExpected(
      Parameter parameter, Template.Match reached, Place place, Problems problems) {
    String expected =
        parameter.type() == ParameterType.CHOICE
            ? "one of: "
                + parameter.choices().stream()
                    .map(Parameter.Choice::word)
                    .collect(Collectors.joining(", "))
            : parameter.type().expected();
    problems.add(
        new Place(place.line(), place.column() + reached.reached()),
        "Here should be " + expected + ".",
        null);
  }

  private void tellUnknown(Part part, String line, Place place, Problems problems) {
    for (Part other : Part.values()) {
      if (other != part && isSentenceOf(other, line)) {
        problems.add(
            place,
            switch (other) {
              case HEADER -> "This sentence belongs above when.";
              case WHEN -> "This sentence belongs between when and then.";
              case THEN -> "This sentence belongs between then and end.";
            },
            null);
        return;
      }
    }
    List<String> texts = entries(part).stream().map(entry -> entry.sentence().text()).toList();
    problems.add(place, "No sentence is written like this.", Nearest.sentence(line, texts));
  }

  private boolean isSentenceOf(Part part, String line) {
    return entries(part).stream().anyMatch(entry -> entry.template().match(line).isWhole(line));
  }
}
