package dev.regulars.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class DemoOrProductionTests {

  @Test
  void isTheDemoWithoutAWord() {
    StandardEnvironment decided = decide(Map.of());
    assertThat(decided.getProperty("regulars.demo")).isEqualTo("true");
  }

  @Test
  void theDemoListensOnTheLoopbackWhateverElseIsConfigured() {
    StandardEnvironment decided =
        decide(Map.of("server.address", "0.0.0.0", "regulars.demo", "true"));
    assertThat(decided.getProperty("server.address")).isEqualTo("127.0.0.1");
  }

  @Test
  void aDatabaseOfOnesOwnIsProduction() {
    StandardEnvironment decided =
        decide(Map.of("regulars.database.url", "postgresql://u:p@db/regulars"));
    assertThat(decided.getProperty("regulars.demo")).isEqualTo("false");
    assertThat(decided.getProperty("server.address")).isNull();
    assertThat(decided.getProperty("logging.structured.format.console")).isEqualTo("ecs");
  }

  @Test
  void theProfileIsProduction() {
    assertThat(decide(Map.of("spring.profiles.active", "production")).getProperty("regulars.demo"))
        .isEqualTo("false");
  }

  @Test
  void whatTheOperatorSaysCounts() {
    assertThat(
            decide(
                    Map.of(
                        "regulars.database.url", "postgresql://u:p@db/regulars",
                        "regulars.demo", "true"))
                .getProperty("regulars.demo"))
        .isEqualTo("true");
    assertThat(decide(Map.of("regulars.demo", "false")).getProperty("server.address")).isNull();
  }

  @Test
  void productionKeepsTheLogFormatThatTheOperatorChose() {
    assertThat(
            decide(Map.of("regulars.demo", "false", "logging.structured.format.console", "gelf"))
                .getProperty("logging.structured.format.console"))
        .isEqualTo("gelf");
  }

  private static StandardEnvironment decide(Map<String, Object> said) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("said", said));
    new DemoOrProduction().postProcessEnvironment(environment, new SpringApplication());
    return environment;
  }
}
