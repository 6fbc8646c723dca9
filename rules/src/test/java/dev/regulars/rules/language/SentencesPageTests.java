package dev.regulars.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about the sentences is written from the vocabulary, so it cannot say anything else. */
class SentencesPageTests {

  private static final Path PAGE = Path.of("SENTENCES.md");
  private static final Path WRITTEN = Path.of("target", "SENTENCES.md");

  @Test
  void thePageSaysWhatTheVocabularySays() throws IOException {
    Files.createDirectories(WRITTEN.getParent());
    Files.writeString(WRITTEN, SentencesPage.of(Vocabulary.standard()));

    assertThat(PAGE)
        .as("copy rules/%s to rules/%s", WRITTEN, PAGE)
        .hasSameTextualContentAs(WRITTEN);
  }
}
