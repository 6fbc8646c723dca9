package dev.regulars.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * The server that people get by default, with the settings they get: killed, orphaned, restarted.
 */
class EmbeddedPostgresIntegrationTests {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path dataDir;
  private EmbeddedPostgres postgres;

  @AfterEach
  void stop() {
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void keepsItsDataBetweenRuns() throws SQLException {
    postgres = start();
    write("kept");
    postgres.close();
    assertThat(postgres.process()).isEmpty();

    postgres = start();
    assertThat(read()).isEqualTo("kept");
  }

  @Test
  void takesAwayWhatAKilledServerLeftHalfDone() throws IOException {
    Path half = Files.createDirectories(dataDir.resolve("unpacking-1/bin"));
    Path password = Files.createFile(dataDir.resolve("initdb-1.tmp"));
    postgres = EmbeddedPostgres.start(dataDir, dataDir, PostgresSettings.tuned());
    assertThat(half.getParent()).doesNotExist();
    assertThat(password).doesNotExist();
  }

  @Test
  void recoversWhatWasCommittedWhenItIsKilledAndComesBackOnItsPort() throws SQLException {
    postgres = start();
    write("committed");
    long killed = kill();

    await().atMost(SOON).ignoreExceptions().until(() -> read().equals("committed"));
    assertThat(postgres.process().orElseThrow().pid()).isNotEqualTo(killed);
  }

  @Test
  void takesOverFromAServerThatWasKilledAndLeftItRunning() throws Exception {
    // The orphan is what remains of a killed server: PostgreSQL runs, and nobody watches it or
    // holds the lock.
    var orphan =
        new PostgresProcess(
            PostgresBinaries.in(TestDatabase.programs()).toAbsolutePath(),
            dataDir.resolve("postgresql"),
            PostgresSettings.tuned());
    postgres = start();
    write("orphaned");
    postgres.close();
    orphan.start(54_000 + (int) (ProcessHandle.current().pid() % 1000));
    long pid = orphan.process().orElseThrow().pid();

    postgres = start();
    assertThat(read()).isEqualTo("orphaned");
    await()
        .atMost(SOON)
        .until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void startsAfterTheMachineDiedAndItsProcessNumberBelongsToAnotherProgram() throws Exception {
    postgres = start();
    write("safe");
    postgres.close();
    Files.writeString(
        dataDir.resolve("postgresql/postmaster.pid"), ProcessHandle.current().pid() + "\n/x\n");

    postgres = start();
    assertThat(read()).isEqualTo("safe");
  }

  @Test
  void refusesASecondServerOnTheSameDirectoryInPlainWords() {
    postgres = start();
    assertThatThrownBy(this::start)
        .isInstanceOf(FailureAnalyzedException.class)
        .extracting(e -> ((FailureAnalyzedException) e).analysis().getDescription())
        .asString()
        .contains("Another Regulars server works on the data directory")
        .contains(dataDir.toString());
  }

  @Test
  void refusesDataOfAnotherMajorVersion() throws IOException {
    Files.createDirectories(dataDir.resolve("postgresql"));
    Files.writeString(dataDir.resolve("postgresql/PG_VERSION"), "15\n");
    assertThatThrownBy(this::start)
        .extracting(e -> ((FailureAnalyzedException) e).analysis().getDescription())
        .asString()
        .contains("was written by PostgreSQL 15");
  }

  @Test
  void writesToDiskBeforeItSaysCommitted() throws SQLException {
    postgres = start();
    assertThat(setting("fsync")).isEqualTo("on");
    assertThat(setting("synchronous_commit")).isEqualTo("on");
    assertThat(setting("full_page_writes")).isEqualTo("on");
  }

  @Test
  void letsNobodyInWithoutThePassword() {
    postgres = start();
    DatabaseAddress address = postgres.address();
    assertThatThrownBy(() -> DriverManager.getConnection(address.jdbcUrl(), "regulars", "wrong"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(dataDir, TestDatabase.programs(), settings());
  }

  private static Map<String, String> settings() {
    return PostgresSettings.tuned();
  }

  private long kill() {
    ProcessHandle process = postgres.process().orElseThrow();
    process.destroyForcibly();
    await().atMost(SOON).until(() -> !process.isAlive());
    return process.pid();
  }

  private Connection connect() throws SQLException {
    DatabaseAddress address = postgres.address();
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  private void write(String text) throws SQLException {
    try (Connection connection = connect()) {
      connection.createStatement().execute("create table note as select '" + text + "' as text");
    }
  }

  private String read() throws SQLException {
    try (Connection connection = connect();
        var result = connection.createStatement().executeQuery("select text from note")) {
      result.next();
      return result.getString(1);
    }
  }

  private String setting(String name) throws SQLException {
    try (Connection connection = connect();
        var result = connection.createStatement().executeQuery("show " + name)) {
      result.next();
      return result.getString(1);
    }
  }
}
