package dev.regulars.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL server and its data, driven by {@code initdb} and {@code pg_ctl}. {@code pg_ctl}
 * rather than a direct child: the server leaves the terminal's process group, so that Ctrl-C stops
 * us first and PostgreSQL last.
 */
final class PostgresProcess {

  static final String SUPERUSER = "regulars";

  private static final Logger log = LoggerFactory.getLogger(PostgresProcess.class);

  /** Greater than any process number a system gives. */
  private static final String NO_PROCESS = String.valueOf(Integer.MAX_VALUE);

  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final Path programs;
  private final Path data;
  private final Path startLog;
  private final Map<String, String> settings;

  /**
   * @param programs as {@link PostgresBinaries} unpacked them
   * @param data of the server; need not exist
   * @param settings as they would stand in {@code postgresql.conf}
   */
  PostgresProcess(Path programs, Path data, Map<String, String> settings) {
    this.programs = programs;
    this.data = data.toAbsolutePath();
    this.startLog = this.data.resolveSibling(data.getFileName() + "-start.log");
    this.settings = Map.copyOf(settings);
  }

  /**
   * Makes an empty server where there is none. Done beside the final place and renamed: a server
   * that was killed half way through leaves nothing that looks complete.
   */
  void createIfMissing(String password) throws IOException {
    Path version = data.resolve("PG_VERSION");
    if (Files.exists(version)) {
      refuseOtherVersion(Files.readString(version).strip());
      return;
    }
    if (Files.exists(data)) {
      throw new FailureAnalyzedException(
          data + " exists but holds no PostgreSQL data.",
          "Empty it, or choose another REGULARS_DATA_DIR.");
    }
    Path unfinished = data.resolveSibling(data.getFileName() + "-unfinished");
    FileSystemUtils.deleteRecursively(unfinished);
    Path passwordFile = Files.createTempFile(data.getParent(), "initdb-", ".tmp");
    try {
      Files.writeString(passwordFile, password);
      run(
          "initdb",
          "--pgdata=" + unfinished,
          "--username=" + SUPERUSER,
          "--pwfile=" + passwordFile,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale-provider=builtin",
          "--locale=C.UTF-8",
          "--data-checksums");
    } finally {
      Files.delete(passwordFile);
    }
    Files.move(unfinished, data);
  }

  /** Starts on a port of the loopback and returns when connections are accepted. */
  void start(int port) throws IOException {
    forgetDeadProcess();
    List<String> options = new ArrayList<>(List.of("-p " + port, "-h 127.0.0.1", "-k \"\""));
    settings.forEach((name, value) -> options.add("-c " + name + "=" + value));
    run(
        "pg_ctl",
        "start",
        "--wait",
        "--timeout=" + START_LIMIT.toSeconds(),
        "--pgdata=" + data,
        "--log=" + startLog,
        "--options=" + String.join(" ", options));
  }

  /**
   * Stops the server if it runs: no new work, open transactions rolled back, everything on disk.
   */
  void stop() {
    if (process().isEmpty()) {
      return;
    }
    try {
      run("pg_ctl", "stop", "--wait", "--timeout=60", "--mode=fast", "--pgdata=" + data);
    } catch (IllegalStateException e) {
      log.warn(
          "PostgreSQL did not stop in time and is ended at once; it recovers at the next start");
      run("pg_ctl", "stop", "--wait", "--timeout=30", "--mode=immediate", "--pgdata=" + data);
    }
  }

  /** Ends a server that outlived the one that started it. */
  void stopOrphan() {
    if (process().isPresent()) {
      log.info("A PostgreSQL of an earlier run still works on {}: it is stopped first", data);
      stop();
    }
  }

  /**
   * PostgreSQL refuses to start while the process named in {@code postmaster.pid} exists. That may
   * be another program that got the number since, or a zombie. The number is replaced and the file
   * kept: from its other lines PostgreSQL sees whether backends of the dead server are still at
   * work.
   */
  private void forgetDeadProcess() throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (Files.exists(pidFile) && process().isEmpty()) {
      List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
      if (!lines.isEmpty()) {
        lines.set(0, NO_PROCESS);
        Files.write(pidFile, lines);
      }
    }
  }

  /** The running server. */
  Optional<ProcessHandle> process() {
    try {
      String first = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
      return ProcessHandle.of(Long.parseLong(first.strip()))
          .filter(ProcessHandle::isAlive)
          .filter(this::isOurs);
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // no file, or one that is just being written
    }
  }

  /**
   * Whether it is the server of this data directory; a number can have been given to another
   * program since.
   */
  private boolean isOurs(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    return info.commandLine()
        .map(line -> line.contains(data.toString()))
        .or(() -> info.command().map(command -> command.contains("postgres")))
        .orElse(false); // a zombie tells nothing about itself
  }

  private void refuseOtherVersion(String version) {
    if (!version.equals(String.valueOf(PostgresBinaries.MAJOR_VERSION))) {
      throw new FailureAnalyzedException(
          data
              + " was written by PostgreSQL "
              + version
              + "; this server brings "
              + PostgresBinaries.MAJOR_VERSION
              + ".",
          "Move the data with pg_dump and pg_restore, or choose another REGULARS_DATA_DIR.");
    }
  }

  /** Runs one of PostgreSQL's programs to its end. */
  private void run(String program, String... arguments) {
    List<String> command = new ArrayList<>(Unprivileged.prefix());
    command.add(programs.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile("regulars-" + program, ".log");
      try {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(PostgresSettings.environment());
        Process process = builder.redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(START_LIMIT.toSeconds() + 30, TimeUnit.SECONDS);
        if (!ended || process.exitValue() != 0) {
          process.destroyForcibly();
          throw new IllegalStateException(
              program + " failed: " + Files.readString(output).strip() + startLog(program));
        }
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + program, e);
    }
  }

  private String startLog(String program) throws IOException {
    boolean useful = program.equals("pg_ctl") && Files.exists(startLog);
    return useful ? System.lineSeparator() + Files.readString(startLog).strip() : "";
  }
}
