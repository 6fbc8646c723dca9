package dev.regulars.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.rules.Programme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Files that tests of the pages read, written from what is known here, so that the two sides cannot
 * drift apart. With {@code -Dregulars.rewrite} they are written anew.
 */
final class PagesJson {

  private static final Path PAGES = Path.of("../admin-ui/src/features/rules/language");

  private static final Translation GERMAN = Translation.in(Locale.GERMAN);

  private PagesJson() {}

  /** Fails where the pages have another file. */
  static void isWritten(String name, String json) {
    Path file = PAGES.resolve(name);
    if (System.getProperty("regulars.rewrite") != null) {
      try {
        Files.writeString(file, json);
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      }
    }
    assertThat(file).as("run this test with -Dregulars.rewrite to write it anew").hasContent(json);
  }

  /** As {@code GET /v1/rulebook/vocabulary} tells it. */
  static String vocabulary(Vocabulary vocabulary, Programme programme) {
    String types =
        Arrays.stream(ParameterType.values())
            .filter(type -> type != ParameterType.TIER_OR_HIGHER)
            .map(
                type ->
                    "{\"code\":%s,\"pattern\":%s,\"expected\":%s}"
                        .formatted(
                            quoted(type.code()), quoted(type.pattern()), quoted(type.expected())))
            .collect(Collectors.joining(",\n "));
    String tiers =
        programme.tiers().stream()
            .map(
                tier ->
                    "{\"code\":%s,\"name\":%s}".formatted(quoted(tier.code()), quoted(tier.name())))
            .collect(Collectors.joining(","));
    String items =
        vocabulary.sentences().stream().map(PagesJson::json).collect(Collectors.joining(",\n "));

    return "{\"items\":[\n %s],\n\"next\":null,\n\"types\":[\n %s],\n\"currency\":\"%s\",\n\"tiers\":[%s]}\n"
        .formatted(items, types, programme.currency(), tiers);
  }

  static String json(Sentence sentence) {
    return """
    {"id":%s,"part":%s,"text":%s,
      "pieces":[%s],
      "parameters":[%s],
      "group":%s,"about":%s,"called":%s,
      "help":%s,
      "words":[%s],
      "example":%s%s}\
    """
        .formatted(
            quoted(sentence.id()),
            quoted(sentence.part().code()),
            quoted(sentence.text()),
            joined(sentence.pieces(), piece -> json(piece, sentence)),
            joined(sentence.parameters(), PagesJson::json),
            quoted(sentence.group()),
            quoted(sentence.about().code()),
            quoted(sentence.called()),
            quoted(sentence.help()),
            joined(sentence.words(), PagesJson::quoted),
            quoted(sentence.example()),
            german(sentence));
  }

  private static String german(Sentence sentence) {
    Phrase form = GERMAN.form(sentence);
    return form == null
        ? ""
        : ",\n  \"texts\":{\"de\":{\"text\":%s,\"pieces\":[%s]}}"
            .formatted(quoted(form.text()), joined(form.pieces(), PagesJson::json));
  }

  private static String json(Phrase.Piece piece) {
    return switch (piece) {
      case Phrase.Words(String text) -> "{\"words\":%s}".formatted(quoted(text));
      case Phrase.Place(Parameter parameter) ->
          "{\"parameter\":%s}".formatted(quoted(parameter.name()));
      case Phrase.Counted(String one, String several, Parameter by) ->
          "{\"one\":%s,\"several\":%s,\"countOf\":%s}"
              .formatted(quoted(one), quoted(several), quoted(by == null ? "" : by.name()));
    };
  }

  private static String json(Piece piece, Sentence sentence) {
    return switch (piece) {
      case Piece.Words(String text) -> "{\"words\":%s}".formatted(quoted(text));
      case Piece.Place(int at) ->
          "{\"parameter\":%s}".formatted(quoted(sentence.parameters().get(at).name()));
      case Piece.Plural(int at) ->
          "{\"pluralOf\":%s}".formatted(quoted(sentence.parameters().get(at).name()));
    };
  }

  private static String json(Parameter parameter) {
    boolean ordered = parameter.most().signum() > 0;
    return "{\"name\":%s,\"type\":%s,\"choices\":%s,\"least\":%s,\"most\":%s,\"of\":%s,\"list\":%s%s}"
        .formatted(
            quoted(parameter.name()),
            quoted(parameter.type().code()),
            parameter.choices().isEmpty()
                ? "null"
                : "[" + joined(parameter.choices(), choice -> quoted(choice.word())) + "]",
            ordered ? parameter.least().toPlainString() : "null",
            ordered ? parameter.most().toPlainString() : "null",
            quoted(parameter.of()),
            parameter.type().isList(),
            german(parameter));
  }

  private static String german(Parameter parameter) {
    String name = GERMAN.place(parameter);
    String choices =
        parameter.choices().isEmpty()
            ? ""
            : ",\"choices\":["
                + joined(
                    parameter.choices(), choice -> quoted(GERMAN.word(parameter, choice.word())))
                + "]";
    return name == null
        ? ""
        : ",\"texts\":{\"de\":{\"name\":%s%s}}".formatted(quoted(name), choices);
  }

  private static <T> String joined(List<T> items, Function<T, String> json) {
    return items.stream().map(json).collect(Collectors.joining(","));
  }

  static String quoted(@Nullable String text) {
    if (text == null) {
      return "null";
    }
    StringBuilder json = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '"', '\\' -> json.append('\\').append((char) c);
                case '\n' -> json.append("\\n");
                default -> {
                  if (c < ' ' || c > '~') {
                    json.append("\\u%04x".formatted(c));
                  } else {
                    json.append((char) c);
                  }
                }
              }
            });
    return json.append('"').toString();
  }
}
