package dev.regulars.database;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * PostgreSQL refuses to run as root; inside a user namespace without mapped users it is nobody, and
 * its files stay ours.
 */
final class Unprivileged {

  private static final List<String> USER_NAMESPACE = List.of("unshare", "--user");

  private Unprivileged() {}

  /** What goes before each of PostgreSQL's commands; empty for an ordinary user. */
  static List<String> prefix() {
    return Prefix.VALUE;
  }

  private static final class Prefix {
    static final List<String> VALUE = find();

    private static List<String> find() {
      if (!"root".equals(System.getProperty("user.name"))) {
        return List.of();
      }
      if (!succeeds("unshare", "--user", "true")) {
        throw new FailureAnalyzedException(
            "The embedded PostgreSQL does not run as root, and this system allows no user"
                + " namespace.",
            "Start the server as an ordinary user, or set REGULARS_DATABASE_URL.");
      }
      return USER_NAMESPACE;
    }

    private static boolean succeeds(String... command) {
      try {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
