package dev.regulars.rules.language;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every sentence that a rule may be made of. It comes from ordinary Drools {@code .dsl} files and
 * is the single source of truth: parser, renderer, compiler, palette and documentation read it.
 *
 * <p>A vocabulary that exists has checked itself: ids are unique, no line can be two sentences,
 * each example is its sentence, and what a sentence becomes has the closed shape and calls only
 * measures and proposals that exist.
 */
public final class Vocabulary {

  private static final String FOLDER = "/dev/regulars/rules/vocabulary/";
  private static final List<String> FILES =
      List.of(
          "headers.dsl",
          "when-purchase.dsl",
          "when-member.dsl",
          "then-points.dsl",
          "then-life.dsl",
          "then-effects.dsl",
          "payments.dsl",
          "discounts.dsl",
          "referrals.dsl",
          "tiers.dsl",
          "counters.dsl",
          "challenges.dsl");

  private static final Pattern COUNTED_OF_MEMBERS =
      Pattern.compile(
          "proposals\\.(?:limitPerMember\\(\"rule\"|limitTimes\\(|mostOffPerMember\\(|mostTimes\\()");

  private static final Pattern COUNTED_OF_ALL =
      Pattern.compile("proposals\\.(?:budget|mostOffInAll)\\(");

  private final List<VocabularyEntry> entries;
  private final Map<String, VocabularyEntry> byId = new LinkedHashMap<>();

  private Vocabulary(List<VocabularyEntry> entries) {
    this.entries = List.copyOf(entries);
    for (VocabularyEntry entry : entries) {
      byId.put(entry.sentence().id(), entry);
    }
  }

  /** The vocabulary of the product. */
  public static Vocabulary standard() {
    return Standard.VOCABULARY;
  }

  /**
   * A vocabulary of these files.
   *
   * @param files text by name
   * @throws VocabularyException if it cannot be used
   */
  public static Vocabulary of(Map<String, String> files) {
    List<VocabularyEntry> entries = new ArrayList<>();
    files.forEach((name, text) -> entries.addAll(VocabularyReader.read(name, text)));
    Vocabulary vocabulary = new Vocabulary(entries);
    VocabularyCheck.check(vocabulary);
    return vocabulary;
  }

  /** The files of the product's vocabulary, text by name. */
  public static Map<String, String> standardFiles() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String file : FILES) {
      files.put(file, read(file));
    }
    return files;
  }

  private static String read(String file) {
    try (InputStream stream = Vocabulary.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new VocabularyException(FOLDER + file + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new VocabularyException(FOLDER + file + " cannot be read", unreadable);
    }
  }

  /** Every sentence, in the order of the files. */
  public List<Sentence> sentences() {
    return entries.stream().map(VocabularyEntry::sentence).toList();
  }

  /**
   * What a sentence is called in a list of differences, null where the vocabulary does not say.
   *
   * @throws IllegalArgumentException if it is not a sentence of this vocabulary
   */
  public @Nullable Called called(Sentence sentence) {
    return entry(sentence).called();
  }

  /**
   * Whether what a sentence allows is counted under the identity of its rule, so that it starts
   * anew when the rule gets another one.
   */
  public boolean isCountedByRule(Sentence sentence) {
    return isCountedOfMembers(sentence)
        || COUNTED_OF_ALL.matcher(entry(sentence).expansion()).find();
  }

  /** Whether it is counted like that of each member, as a limit is, and no budget of all. */
  public boolean isCountedOfMembers(Sentence sentence) {
    return COUNTED_OF_MEMBERS.matcher(entry(sentence).expansion()).find();
  }

  List<VocabularyEntry> entries() {
    return entries;
  }

  List<VocabularyEntry> entries(Part part) {
    return entries.stream().filter(entry -> entry.sentence().part() == part).toList();
  }

  VocabularyEntry entry(Sentence sentence) {
    VocabularyEntry entry = byId.get(sentence.id());
    if (entry == null) {
      throw new IllegalArgumentException("not a sentence of this vocabulary: " + sentence.id());
    }
    return entry;
  }

  /** Loaded once, when first asked. */
  private static final class Standard {
    static final Vocabulary VOCABULARY = Vocabulary.of(standardFiles());
  }

  @Override
  public String toString() {
    return Arrays.toString(sentences().stream().map(Sentence::text).toArray());
  }
}
