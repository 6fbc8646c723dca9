package dev.regulars.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What a server cannot start with says so, before anything is started. */
class ProgrammePropertiesTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "currency | EURO | \"EURO\" is no currency. Use its ISO 4217 code",
        "currency | '' | \"\" is no currency",
        "point-value-minor | 0 | must be at least 1",
        "tiers | gold:Gold,gold:Again | the code \"gold\" stands there twice",
        "tiers | go$ld:Gold | the character $ may not stand in a code; write go＄ld",
        "tiers | gold:Go{l}d | the character { may not stand here",
        "tiers | :Gold | a code is missing",
      })
  void whatIsWrongIsSaid(String name, String value, String complaint) {
    assertThatThrownBy(() -> bound(name, value)).rootCause().hasMessageContaining(complaint);
  }

  @Test
  void whatIsMeantIsUnderstood() {
    assertThat(bound("currency", " usd ").currency()).isEqualTo("USD");
    assertThat(bound("tiers", "blue: Blue , black").settings().tiers())
        .extracting(tier -> tier.code() + "=" + tier.name())
        .containsExactly("blue=Blue", "black=black");
  }

  private static ProgrammeProperties bound(String name, String value) {
    return new Binder(
            new MapConfigurationPropertySource(Map.of("regulars.programme." + name, value)))
        .bindOrCreate("regulars.programme", ProgrammeProperties.class);
  }
}
