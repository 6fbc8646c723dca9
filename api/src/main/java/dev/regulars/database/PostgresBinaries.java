package dev.regulars.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks the PostgreSQL programs that come as an archive on the class path, once per data
 * directory.
 */
final class PostgresBinaries {

  /**
   * The archive of this build; the name of the folder changes with it, so an update unpacks again.
   */
  private static final String VERSION = "18.6.0";

  static final int MAJOR_VERSION = 18;

  private static final String UNFINISHED = "unpacking-";

  private PostgresBinaries() {}

  /**
   * The folder that holds {@code bin/}, {@code lib/} and {@code share/}. Who comes while somebody
   * else unpacks waits for them.
   *
   * @param parent where it is unpacked, unless a complete one is there
   */
  static synchronized Path in(Path parent) {
    String name = archiveName();
    Path home = parent.resolve("postgresql-" + VERSION + "-" + name);
    if (Files.isDirectory(home)) {
      return home;
    }
    try {
      Files.createDirectories(parent);
      try (FileChannel channel =
          FileChannel.open(
              parent.resolve("unpacking.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE)) {
        channel.lock();
        sweep(parent);
        if (!Files.isDirectory(home)) {
          unpack("/postgres-" + name + ".txz", parent, home);
        }
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The PostgreSQL programs could not be unpacked into " + parent, e);
    }
  }

  /**
   * Where the programs are kept for all data directories of a user: unpacking takes seconds, and
   * only the first start ever should. Without a home that can be written to, the data directory.
   */
  static Path sharedFolder(Path dataDir) {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path caches =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home", ""), ".cache")
            : Path.of(cache);
    try {
      return Files.createDirectories(caches.toAbsolutePath().resolve("regulars"));
    } catch (IOException e) {
      return dataDir;
    }
  }

  /** What a server left that was killed while it unpacked; under the lock. */
  private static void sweep(Path parent) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, UNFINISHED + "*")) {
      for (Path unfinished : found) {
        if (Files.isDirectory(unfinished)) {
          FileSystemUtils.deleteRecursively(unfinished);
        }
      }
    }
  }

  /**
   * Unpacked beside its final place and renamed, so that a folder with the final name is complete.
   */
  private static void unpack(String archive, Path parent, Path home) throws IOException {
    Path unfinished = Files.createTempDirectory(parent, UNFINISHED);
    try (InputStream resource = PostgresBinaries.class.getResourceAsStream(archive)) {
      if (resource == null) {
        throw noBinaries(archive);
      }
      try (var tar =
          new TarArchiveInputStream(
              new XZInputStream(new BufferedInputStream(resource, 1 << 16)))) {
        for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
          write(tar, entry, unfinished);
        }
      }
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      FileSystemUtils.deleteRecursively(unfinished);
      if (!Files.isDirectory(home)) { // another server may have been faster
        throw e;
      }
    }
  }

  private static void write(InputStream content, TarArchiveEntry entry, Path folder)
      throws IOException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("An entry of the archive leads out of it: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
    boolean executable = (entry.getMode() & 0100) != 0;
    if (Files.getFileStore(target).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  /**
   * As the archives are named: {@code linux-x86_64}, {@code linux-arm_64}, {@code darwin-x86_64}, …
   */
  private static String archiveName() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String system = os.startsWith("mac") ? "darwin" : os.startsWith("win") ? "windows" : "linux";
    return system + (arch.equals("aarch64") || arch.equals("arm64") ? "-arm_64" : "-x86_64");
  }

  private static FailureAnalyzedException noBinaries(String archive) {
    return new FailureAnalyzedException(
        "There is no embedded PostgreSQL for this machine (" + archive + ").",
        "Set REGULARS_DATABASE_URL=postgresql://user:password@host:5432/database to use your own"
            + " server.");
  }
}
