package dev.regulars.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTests {

  @TempDir private Path parent;

  @Test
  void onlyTheServersUserLooksIntoIt() throws IOException {
    Scratch scratch = new Scratch(parent);
    assertThat(permissions(scratch.folder())).isEqualTo("rwx------");
    assertThat(permissions(scratch.newFile(".csv"))).isEqualTo("rw-------");
    scratch.destroy();
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void whatAKilledServerLeftGoesAndWhatARunningOneHasStays() throws Exception {
    Files.createDirectory(parent.resolve("somebody-elses"));
    Files.createDirectory(parent.resolve("regulars-scratch-without-a-lock"));
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                ScratchHolder.class.getName(),
                parent.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      BufferedReader lines = other.inputReader(StandardCharsets.UTF_8);
      String line = lines.readLine();
      while (line != null && !line.startsWith(parent.toString())) {
        line = lines.readLine();
      }
      Path running = Path.of(String.valueOf(line));
      Scratch first = new Scratch(parent);
      Scratch second = new Scratch(parent);
      assertThat(running).isNotEmptyDirectory();
      assertThat(first.folder()).isNotEmptyDirectory();
      second.destroy();
      other.destroyForcibly().waitFor();
      assertThat(running).isNotEmptyDirectory();
      Scratch third = new Scratch(parent);
      assertThat(running).doesNotExist();
      assertThat(first.folder()).isNotEmptyDirectory();
      third.destroy();
      first.destroy();
    } finally {
      other.destroyForcibly();
    }
    assertThat(parent)
        .isDirectoryContaining("glob:**somebody-elses")
        .isDirectoryContaining("glob:**without-a-lock");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
