package dev.regulars.rules.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The catalogue of what is said about the vocabulary in German.
 *
 * @param sentences what each means, by its id
 * @param groups headings, by the English ones
 * @param types how values look, by the type's code
 * @param called what each sentence is called, by its id; in the accusative
 * @param words words to choose from, by the English ones
 * @param units what is counted, by the English word of one: of one, a bar, of several
 * @param kinds what codes name
 * @param awards how an award by each sentence reads, by its id
 * @param needed what a sentence needs, by its id, where that takes words
 * @param forms how each sentence is said, by its id
 * @param places what a place for a value is called, by the parameter's name
 */
record GermanTexts(
    Map<String, String> sentences,
    Map<String, String> groups,
    Map<String, String> types,
    Map<String, String> called,
    Map<String, String> words,
    Map<String, String> units,
    Map<String, String> kinds,
    Map<String, String> awards,
    Map<String, String> needed,
    Map<String, String> forms,
    Map<String, String> places) {

  private static final String FOLDER = "/dev/regulars/rules/vocabulary/";
  private static final List<String> FILES = List.of("help.de.yaml", "counters.de.yaml");

  static GermanTexts read() {
    List<Map<?, ?>> root = FILES.stream().<Map<?, ?>>map(GermanTexts::load).toList();
    return new GermanTexts(
        texts(root, "sentences"),
        texts(root, "groups"),
        texts(root, "types"),
        texts(root, "called"),
        texts(root, "words"),
        texts(root, "units"),
        texts(root, "kinds"),
        texts(root, "awards"),
        texts(root, "needed"),
        texts(root, "forms"),
        texts(root, "places"));
  }

  /** How values are written. */
  GermanValues values() {
    return new GermanValues(words);
  }

  /** What a sentence is called. */
  Called called(Sentence sentence, String phrase) {
    return new Called(phrase, declared(sentence), values()::written);
  }

  /** How a sentence is said, null where nobody said it yet. */
  @Nullable Phrase form(Sentence sentence) {
    String form = forms.get(sentence.id());
    return form == null ? null : Phrase.read(form, declared(sentence));
  }

  private static Map<String, Parameter> declared(Sentence sentence) {
    return sentence.parameters().stream()
        .collect(Collectors.toMap(Parameter::name, parameter -> parameter));
  }

  private static Map<?, ?> load(String file) {
    return (Map<?, ?>) new Yaml(new SafeConstructor(new LoaderOptions())).load(resource(file));
  }

  private static Map<String, String> texts(List<Map<?, ?>> roots, String key) {
    Map<String, String> texts = new HashMap<>();
    for (Map<?, ?> root : roots) {
      if (root.get(key) instanceof Map<?, ?> said) {
        said.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
      }
    }
    return Map.copyOf(texts);
  }

  private static String resource(String file) {
    try (InputStream stream = GermanTexts.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new VocabularyException(file + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
