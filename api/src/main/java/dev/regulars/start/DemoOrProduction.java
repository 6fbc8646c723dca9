package dev.regulars.start;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Decides between demo and production, once, as the property {@code regulars.demo}. Without a word
 * it is the demo; a database of one's own or the profile {@code production} makes it production,
 * unless the property says otherwise. The demo's keys are known to everybody, so it listens on the
 * loopback alone, whatever else is configured.
 */
class DemoOrProduction implements EnvironmentPostProcessor, Ordered {

  static final String DEMO = "regulars.demo";

  /** After the configuration files are read. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    boolean demo = isDemo(environment);
    Map<String, Object> decided = new LinkedHashMap<>();
    decided.put(DEMO, demo);
    if (demo) {
      decided.put("server.address", "127.0.0.1");
    }
    environment.getPropertySources().addFirst(new MapPropertySource("demo", decided));
    if (!demo) {
      environment
          .getPropertySources()
          .addLast(
              new MapPropertySource(
                  "production", Map.of("logging.structured.format.console", "ecs")));
    }
  }

  private static boolean isDemo(ConfigurableEnvironment environment) {
    Boolean said = environment.getProperty(DEMO, Boolean.class);
    if (said != null) {
      return said;
    }
    boolean ownDatabase = !environment.getProperty("regulars.database.url", "").isBlank();
    return !ownDatabase && !environment.acceptsProfiles(Profiles.of("production"));
  }
}
