package dev.regulars.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * A PostgreSQL beside this server, in its data directory. It is watched: when it dies, it is
 * started again on the same port and recovers what was committed. When this server dies instead,
 * the next one ends the orphan and goes on.
 */
final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String DATABASE = "regulars";
  private static final long WATCH_INTERVAL_MS = 200;
  private static final long RETRY_LIMIT_MS = 5_000;

  private final FileChannel lock;
  private final PostgresProcess process;
  private final DatabaseAddress address;
  private final Thread watch;
  private final CountDownLatch closing = new CountDownLatch(1);

  private EmbeddedPostgres(FileChannel lock, PostgresProcess process, DatabaseAddress address) {
    this.lock = lock;
    this.process = process;
    this.address = address;
    this.watch = Thread.ofVirtual().name("postgresql-watch").unstarted(this::keepRunning);
  }

  /**
   * Starts the server of a data directory, made where missing.
   *
   * @param dataDir of Regulars: holds the data, the log and a lock; one server at a time
   * @param programsDir where PostgreSQL's programs are unpacked
   * @param settings as they would stand in {@code postgresql.conf}
   * @throws FailureAnalyzedException where another server works on the directory
   */
  static EmbeddedPostgres start(Path dataDir, Path programsDir, Map<String, String> settings) {
    try {
      Files.createDirectories(dataDir);
      FileChannel lock = lock(dataDir);
      try {
        sweep(dataDir);
        String password = password(dataDir.resolve("postgresql.password"));
        Path programs = PostgresBinaries.in(programsDir).toAbsolutePath();
        var process = new PostgresProcess(programs, dataDir.resolve("postgresql"), settings);
        process.createIfMissing(password);
        process.stopOrphan();
        var address =
            new DatabaseAddress(
                "127.0.0.1", freePort(), DATABASE, PostgresProcess.SUPERUSER, password, "disable");
        var postgres = new EmbeddedPostgres(lock, process, address);
        postgres.startProcess();
        postgres.createDatabaseIfMissing();
        postgres.watch.start();
        return postgres;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The embedded PostgreSQL could not be started in " + dataDir, e);
    }
  }

  /** Where connections are accepted; stays the same while this object lives. */
  DatabaseAddress address() {
    return address;
  }

  /** The running server, empty while it is being started again. */
  Optional<ProcessHandle> process() {
    return process.process();
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      watch.join(); // a start under way is finished first, or it would leave a server that nobody
      // ends
      process.stop();
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepRunning() {
    long pause = WATCH_INTERVAL_MS;
    while (!isClosingAfter(pause)) {
      try {
        if (process.process().isEmpty()) {
          log.warn("PostgreSQL has stopped and is started again");
          startProcess();
          log.info("PostgreSQL accepts connections again");
        }
        pause = WATCH_INTERVAL_MS;
      } catch (IOException | RuntimeException e) {
        pause = Math.min(pause * 2, RETRY_LIMIT_MS);
        log.error("PostgreSQL could not be started; the next attempt is in {} ms", pause, e);
      }
    }
  }

  /**
   * A killed postmaster leaves its backends a moment longer, and they hold the shared memory: a
   * start right after it is refused, one a little later is not.
   */
  private void startProcess() throws IOException {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (true) {
      try {
        process.start(address.port());
        return;
      } catch (IllegalStateException e) {
        boolean passing = String.valueOf(e.getMessage()).contains("still in use");
        if (!passing || System.nanoTime() > deadline || isClosingAfter(WATCH_INTERVAL_MS)) {
          throw e;
        }
      }
    }
  }

  private boolean isClosingAfter(long pauseMs) {
    try {
      return closing.await(pauseMs, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void createDatabaseIfMissing() {
    DatabaseAddress maintenance = address.withDatabase("postgres");
    try (var connection = maintenance.connect();
        var statement = connection.createStatement();
        var found =
            statement.executeQuery("select 1 from pg_database where datname = 'regulars'")) {
      if (!found.next()) {
        connection.createStatement().execute("create database " + DATABASE);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The embedded PostgreSQL refused a connection", e);
    }
  }

  private static FileChannel lock(Path dataDir) throws IOException {
    FileChannel channel =
        FileChannel.open(
            dataDir.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      log.debug("The lock is held by this very process", e);
    }
    channel.close();
    throw new FailureAnalyzedException(
        "Another Regulars server works on the data directory " + dataDir.toAbsolutePath() + ".",
        "Stop it, or choose another directory with REGULARS_DATA_DIR (and SERVER_PORT).");
  }

  /** Passwords that a server which was killed was about to hand on; under the lock. */
  private static void sweep(Path dataDir) throws IOException {
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(dataDir, "{initdb,password}-*.tmp")) {
      for (Path left : found) {
        Files.deleteIfExists(left);
      }
    }
  }

  /** Random, made once, readable by the owner alone: other users of the machine do not get in. */
  private static String password(Path file) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    Path unfinished = Files.createTempFile(file.getParent(), "password-", ".tmp");
    if (Files.getFileStore(unfinished).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(unfinished, password);
    Files.move(unfinished, file);
    return password;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
