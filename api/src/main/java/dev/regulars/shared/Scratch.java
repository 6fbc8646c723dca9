package dev.regulars.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * A folder of this server's own for what is on disk for a moment: customers' files on their way.
 * Nobody but the server's user can look into it. It goes with the server; where that was killed,
 * the next one that starts takes it away. A lock tells the folder of a server that lives.
 */
@Component
public class Scratch implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(Scratch.class);
  private static final String PREFIX = "regulars-scratch-";
  private static final String LOCK = ".lock";

  // Looking at a lock of one's own would give it up.
  private static final Set<Path> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel lock;

  Scratch() {
    this(Path.of(System.getProperty("java.io.tmpdir")));
  }

  Scratch(Path parent) {
    try {
      // Has its last name once it is locked: until then nobody takes it for a dead server's.
      Path unfinished = Files.createTempDirectory(parent, "regulars-new-");
      lock =
          FileChannel.open(
              unfinished.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      lock.lock();
      String name = unfinished.getFileName().toString().replace("regulars-new-", PREFIX);
      folder = unfinished.resolveSibling(name);
      OF_THIS_PROCESS.add(folder);
      Files.move(unfinished, folder);
      sweep(parent);
    } catch (IOException e) {
      throw new UncheckedIOException("No folder for passing files could be made in " + parent, e);
    }
  }

  /** The folder; there as long as the server. */
  public Path folder() {
    return folder;
  }

  /** A new file that only the server's user can read; whoever asks for it deletes it. */
  public Path newFile(String suffix) throws IOException {
    return Files.createTempFile(folder, "", suffix);
  }

  private void sweep(Path parent) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path other : found) {
        try {
          if (!OF_THIS_PROCESS.contains(other) && isOurs(other) && isDead(other)) {
            FileSystemUtils.deleteRecursively(other);
            log.info("Deleted {}, which a server that was killed had left", other);
          }
        } catch (IOException e) {
          log.warn("{} was not looked into: {}", other, e.toString());
        }
      }
    }
  }

  private boolean isOurs(Path other) throws IOException {
    return Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)
        && Files.isRegularFile(other.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(other, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(folder));
  }

  private static boolean isDead(Path other) throws IOException {
    try (FileChannel channel = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    }
  }

  @Override
  public void destroy() throws IOException {
    FileSystemUtils.deleteRecursively(folder);
    OF_THIS_PROCESS.remove(folder);
    lock.close();
  }
}
