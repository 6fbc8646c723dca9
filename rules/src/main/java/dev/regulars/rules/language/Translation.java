package dev.regulars.rules.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What is said about the vocabulary, in the language of who reads it. The sentences themselves stay
 * as they are: a rule file means the same to everybody. What has no translation, such as a sentence
 * that was added a moment ago, is told in English.
 */
public final class Translation {

  private static final String GERMAN = "/dev/regulars/rules/vocabulary/help.de.yaml";
  private static final Translation ENGLISH = new Translation(Map.of(), Map.of(), Map.of());

  private final Map<String, String> sentences;
  private final Map<String, String> groups;
  private final Map<String, String> types;

  private Translation(
      Map<String, String> sentences, Map<String, String> groups, Map<String, String> types) {
    this.sentences = sentences;
    this.groups = groups;
    this.types = types;
  }

  /** In German for a German locale, else in English. */
  public static Translation in(Locale locale) {
    return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? German.TRANSLATION : ENGLISH;
  }

  /** What a sentence means. */
  public String help(Sentence sentence) {
    return sentences.getOrDefault(sentence.id(), sentence.help());
  }

  /** The heading under which a palette offers a sentence. */
  public String group(Sentence sentence) {
    return groups.getOrDefault(sentence.group(), sentence.group());
  }

  /** How a value looks, with an example. */
  public String expected(ParameterType type) {
    return types.getOrDefault(type.code(), type.expected());
  }

  /** Ids of the sentences that are translated. */
  Set<String> translated() {
    return sentences.keySet();
  }

  /** Read once, when first asked. */
  private static final class German {

    static final Translation TRANSLATION = read();

    private static Translation read() {
      Map<?, ?> root =
          (Map<?, ?>) new Yaml(new SafeConstructor(new LoaderOptions())).load(resource());
      return new Translation(texts(root, "sentences"), texts(root, "groups"), texts(root, "types"));
    }

    private static Map<String, String> texts(Map<?, ?> root, String key) {
      Map<String, String> texts = new HashMap<>();
      if (root.get(key) instanceof Map<?, ?> said) {
        said.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
      }
      return Map.copyOf(texts);
    }

    private static String resource() {
      try (InputStream stream = Translation.class.getResourceAsStream(GERMAN)) {
        if (stream == null) {
          throw new VocabularyException(GERMAN + " is missing");
        }
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }
}
