package dev.regulars.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One real PostgreSQL for all tests of a JVM: the embedded one, or a container. The system property
 * {@code regulars.test.database} says {@code embedded}, {@code containers}, or {@code detect} (a
 * container where an engine answers). Each caller gets a database of its own, copied from a
 * migrated template.
 */
public final class TestDatabase {

  private static final Logger log = LoggerFactory.getLogger(TestDatabase.class);
  private static final String TEMPLATE = "regulars_template";
  private static final AtomicInteger counter = new AtomicInteger();

  private TestDatabase() {}

  /** A new database with every table and no rows. */
  public static synchronized DatabaseAddress fresh() {
    String name = "test_" + counter.incrementAndGet();
    execute("create database " + name + " template " + TEMPLATE);
    return Server.ADDRESS.withDatabase(name);
  }

  /** A new database without any table. */
  public static synchronized DatabaseAddress empty() {
    String name = "empty_" + counter.incrementAndGet();
    execute("create database " + name + " template template0");
    return Server.ADDRESS.withDatabase(name);
  }

  /** Does to a database what a server does when it starts. */
  public static void migrate(DatabaseAddress address) {
    Migrations.migrate(address);
  }

  /** The URL that a server is configured with. */
  public static String url(DatabaseAddress address) {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(
            address.user(), address.password(), address.host(), address.port(), address.database());
  }

  /** Where the programs of the embedded server are, as for the server itself. */
  static Path programs() {
    return PostgresBinaries.sharedFolder(Path.of("target"));
  }

  private static void execute(String statement) {
    execute(Server.ADDRESS, statement);
  }

  private static void execute(DatabaseAddress address, String statement) {
    try (var connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        var command = connection.createStatement()) {
      command.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Started at first use, and ended with the JVM. */
  private static final class Server {
    static final DatabaseAddress ADDRESS = start();

    private static DatabaseAddress start() {
      DatabaseAddress address = inContainer() ? container() : embedded();
      execute(address, "create database " + TEMPLATE);
      Migrations.migrate(address.withDatabase(TEMPLATE));
      return address;
    }

    private static boolean inContainer() {
      return switch (System.getProperty("regulars.test.database", "embedded")) {
        case "embedded" -> false;
        case "containers" -> true;
        default -> engineAnswers();
      };
    }

    private static boolean engineAnswers() {
      try {
        return DockerClientFactory.instance().isDockerAvailable();
      } catch (RuntimeException | LinkageError e) {
        log.debug("No container engine", e);
        return false;
      }
    }

    @SuppressWarnings("resource") // lives as long as the JVM
    private static DatabaseAddress container() {
      var container =
          new PostgreSQLContainer("postgres:18")
              .withDatabaseName("regulars")
              .withUsername("regulars")
              .withPassword("regulars")
              .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
      container.start();
      Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
      return new DatabaseAddress(
          container.getHost(),
          container.getMappedPort(5432),
          "regulars",
          "regulars",
          "regulars",
          "disable");
    }

    private static DatabaseAddress embedded() {
      try {
        Path dataDir = Files.createTempDirectory("regulars-test-");
        Map<String, String> settings = new LinkedHashMap<>(PostgresSettings.tuned());
        // What dies with the JVM need not be safe on disk.
        settings.put("fsync", "off");
        settings.put("full_page_writes", "off");
        settings.put("shared_buffers", "128MB");
        settings.put("max_connections", "300");
        EmbeddedPostgres postgres = EmbeddedPostgres.start(dataDir, programs(), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postgres, dataDir)));
        return postgres.address();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void end(EmbeddedPostgres postgres, Path dataDir) {
      postgres.close();
      try {
        FileSystemUtils.deleteRecursively(dataDir);
      } catch (IOException e) {
        log.warn("{} was not deleted", dataDir, e);
      }
    }
  }
}
