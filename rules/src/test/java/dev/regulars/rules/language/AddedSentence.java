package dev.regulars.rules.language;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A sentence that the product does not have, with its function: just what somebody writes who adds
 * one. {@link #addedTo} makes the product with it: {@code when-purchase.dsl} with the sentence
 * behind another one, and {@code Basket.java} with one method more, compiled.
 */
final class AddedSentence {

  static final String ID = "dearest-line-of-category";
  static final String BEHIND = "spends-on-category";

  private static final String SENTENCE =
      """
      # id: dearest-line-of-category
      # {categories}: codes of category
      # {amount}: money
      # called: the least price of the dearest line of category {categories}
      # help: The dearest line of this category (of all those named, together) comes to this much or more.
      # example: The dearest line of category "coffee" comes to at least 20.00 EUR
      [when]The dearest line of category {categories} comes to at least {amount}=Basket( dearestLineOfCategory({categories}) >= {amount} )
      """;

  private static final String FUNCTION =
      """
        /** Net of the dearest line in any of these categories, in minor units; 0 where there is none. */
        @Measure
        public long dearestLineOfCategory(String... categories) {
          List<String> wanted = List.of(categories);
          return lines.stream()
              .filter(line -> line.category() != null && wanted.contains(line.category()))
              .mapToLong(Line::netMinor)
              .max()
              .orElse(0);
        }
      """;

  private static final Path MAIN = Path.of("src/main");
  private static final String PACKAGE = "dev/regulars/rules";
  private static final int PATIENCE_SECONDS = 240;

  private AddedSentence() {}

  /** Writes the changed vocabulary and the changed class into a folder, ready for a class path. */
  static void addedTo(Path folder) throws IOException {
    Path vocabulary = folder.resolve(PACKAGE + "/vocabulary/when-purchase.dsl");
    Files.createDirectories(vocabulary.getParent());
    String when =
        Files.readString(MAIN.resolve("resources/" + PACKAGE + "/vocabulary/when-purchase.dsl"));
    int above = when.indexOf("# id: " + BEHIND + "\n");
    int behind = when.indexOf("\n\n", above) + 2;
    Files.writeString(
        vocabulary, when.substring(0, behind) + SENTENCE + "\n" + when.substring(behind));

    Path source = folder.resolve("Basket.java");
    String basket = Files.readString(MAIN.resolve("java/" + PACKAGE + "/facts/Basket.java"));
    int end = basket.lastIndexOf('}');
    Files.writeString(source, basket.substring(0, end) + "\n" + FUNCTION + basket.substring(end));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int result =
        compiler.run(
            null,
            null,
            null,
            "-d",
            folder.toString(),
            "-proc:none",
            "-cp",
            classPath(),
            source.toString());
    if (result != 0) {
      throw new IllegalStateException("Basket.java with one method more does not compile");
    }
  }

  /**
   * Runs a program where the folder comes before everything else.
   *
   * @return what it printed
   * @throws AssertionError if it failed, with what it printed
   */
  static String run(Path folder, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--class-path",
                folder + File.pathSeparator + classPath(),
                program.getName()));
    command.addAll(List.of(arguments));
    Path printed = folder.resolve("printed.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String output = Files.readString(printed);
    if (!ended || process.exitValue() != 0) {
      throw new AssertionError(output);
    }
    return output;
  }

  /** That of the tests, as Surefire tells it. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
