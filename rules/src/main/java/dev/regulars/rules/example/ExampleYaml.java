package dev.regulars.rules.example;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Composes an example file into nodes and never further, so nothing in it can make an object; its
 * size and depth are bounded.
 */
final class ExampleYaml {

  static final int LENGTH_MAX = 512 * 1024;
  private static final int DEPTH_MAX = 12;

  private ExampleYaml() {}

  /**
   * The root of a file; null for one without content.
   *
   * @throws YAMLException if it cannot be read
   */
  static @Nullable Node compose(String text) {
    if (text.length() > LENGTH_MAX) {
      throw new YAMLException("the file is longer than " + LENGTH_MAX + " characters");
    }
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEPTH_MAX);
    options.setMaxAliasesForCollections(0);
    return new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
  }
}
