package dev.regulars.purchase;

import static org.awaitility.Awaitility.await;

import dev.regulars.Regulars;
import dev.regulars.Till;
import dev.regulars.database.DatabaseAddress;
import dev.regulars.database.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The server as a process of its own, with its embedded PostgreSQL in a data directory: something
 * that can be killed.
 */
final class RunningServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Path dataDir;
  private final String databaseUrl;
  private final List<String> settings;
  private final int port;
  private Process process;

  RunningServer(Path dataDir) {
    this(dataDir, "");
  }

  /** On a database of somebody else's, with a folder for its log. */
  RunningServer(Path folder, DatabaseAddress database, String... settings) {
    this(folder, TestDatabase.url(database), settings);
  }

  private RunningServer(Path dataDir, String databaseUrl, String... settings) {
    this.dataDir = dataDir;
    this.databaseUrl = databaseUrl;
    this.settings = List.of(settings);
    this.port = freePort();
    this.process = start();
  }

  Till till() {
    return new Till(url(), "rk_demo_till");
  }

  Till admin() {
    return new Till(url(), "rk_demo_admin");
  }

  /** Where its PostgreSQL accepts connections just now. */
  DatabaseAddress database() {
    try {
      return new DatabaseAddress(
          "127.0.0.1",
          Integer.parseInt(postmasterFile().get(3).strip()),
          "regulars",
          "regulars",
          Files.readString(dataDir.resolve("postgresql.password")).strip(),
          "disable");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until purchases are taken. */
  void awaitReady() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(() -> till().get("/actuator/health").status() == 200);
  }

  /** Kills the server (SIGKILL); its PostgreSQL is left behind. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again on what is left. */
  void restart() {
    process = start();
    awaitReady();
  }

  /** Kills PostgreSQL's first process (SIGKILL). */
  void killPostgres() {
    ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
  }

  /** The number of PostgreSQL's first process, as its data directory has it. */
  long postmaster() {
    return Long.parseLong(postmasterFile().getFirst().strip());
  }

  private List<String> postmasterFile() {
    try {
      return Files.readAllLines(dataDir.resolve("postgresql/postmaster.pid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      if (databaseUrl.isEmpty()) {
        killPostgres();
      }
    }
  }

  private Process start() {
    try {
      List<String> command =
          new ArrayList<>(
              List.of(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-Xmx384m",
                  "-XX:TieredStopAtLevel=1",
                  "--class-path",
                  classPath(),
                  Regulars.class.getName(),
                  "--regulars.demo=true",
                  "--server.port=" + port,
                  "--regulars.database.url=" + databaseUrl,
                  "--regulars.database.data-dir=" + dataDir));
      command.addAll(settings);
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(dataDir.resolve("server.log").toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** That of the tests, as Surefire tells it, without the tests. */
  private static String classPath() {
    String whole =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(whole.split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private String url() {
    return "http://127.0.0.1:" + port;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
