package dev.regulars.database;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Unpacks PostgreSQL's programs while the first start still loads classes; whoever needs them
 * waits.
 */
class EarlyUnpacking implements EnvironmentPostProcessor, Ordered {

  private static final Logger log = LoggerFactory.getLogger(EarlyUnpacking.class);

  /** After the configuration files are read. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 2;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.getProperty("regulars.database.url", "").isBlank()) {
      Path dataDir = Path.of(environment.getProperty("regulars.database.data-dir", ".regulars"));
      Thread.ofPlatform().daemon().name("postgresql-unpacking").start(() -> unpack(dataDir));
    }
  }

  /** A failure is told by whoever needs the programs and tries again. */
  private static void unpack(Path dataDir) {
    try {
      PostgresBinaries.in(PostgresBinaries.sharedFolder(dataDir));
    } catch (RuntimeException e) {
      log.debug("PostgreSQL's programs were not unpacked early", e);
    }
  }
}
