package dev.regulars.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The vocabulary drives everything: one sentence more in {@code when-purchase.dsl}, and the small
 * function that answers it, are all that it takes. What must follow is proved by {@link
 * AddedSentenceProof} in a process of its own, where the product has both; what it tells is
 * compared here with what the product tells, and handed on to the tests of the pages.
 */
class AddedSentenceTests {

  @TempDir private static Path folder;

  @BeforeAll
  static void theProductGetsOneSentenceMore() throws IOException, InterruptedException {
    AddedSentence.addedTo(folder);
    AddedSentence.run(folder, AddedSentenceProof.class, folder.toString());
  }

  @Test
  void theProductDoesNotHaveIt() {
    assertThat(Vocabulary.standard().sentences())
        .extracting(Sentence::id)
        .contains(AddedSentence.BEHIND)
        .doesNotContain(AddedSentence.ID);
  }

  /** As {@code GET /v1/rulebook/vocabulary} tells it. */
  @Test
  void theApiTellsOneItemMoreAndNothingElseOtherwise() throws IOException {
    String item = told("item.json");
    String vocabulary = told("vocabulary.json");
    assertThat(vocabulary).contains(item);
    assertThat(vocabulary.replace(item + ",\n ", ""))
        .isEqualTo(PagesJson.vocabulary(Vocabulary.standard(), Programmes.EUROPEAN));
  }

  @Test
  void thePagesAreTestedWithThisItem() throws IOException {
    PagesJson.isWritten("added.test.json", told("item.json") + "\n");
  }

  @Test
  void thePageAboutTheSentencesHasOneEntryMore() throws IOException {
    String entry =
        """
        - `The dearest line of category "coffee" comes to at least 20.00 EUR` \s
          The dearest line of this category (of all those named, together) comes to this much or more.
        """;
    String page = told("SENTENCES.md");
    assertThat(page).contains(entry);
    assertThat(page.replace(entry, "")).isEqualTo(SentencesPage.of(Vocabulary.standard()));
  }

  private static String told(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
