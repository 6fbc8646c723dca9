package dev.regulars.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VocabularyTests {

  @Test
  void theVocabularyOfTheProductChecksItself() {
    assertThat(Vocabulary.standard().sentences()).hasSizeGreaterThan(90);
  }
}
