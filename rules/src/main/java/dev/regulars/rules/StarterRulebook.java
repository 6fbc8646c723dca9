package dev.regulars.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/** The rulebook that an empty database begins with. */
public final class StarterRulebook {

  private static final String FOLDER = "/dev/regulars/rules/starter/";
  private static final List<String> FILES = List.of("earning.dslr");

  private StarterRulebook() {}

  /** Its files. */
  public static RuleFiles files() {
    TreeMap<String, String> files = new TreeMap<>();
    for (String file : FILES) {
      files.put(file, read(file));
    }
    return new RuleFiles(files);
  }

  private static String read(String file) {
    try (InputStream stream = StarterRulebook.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IllegalStateException(FOLDER + file + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
