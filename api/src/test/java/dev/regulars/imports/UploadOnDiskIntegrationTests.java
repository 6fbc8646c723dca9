package dev.regulars.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regulars.ServerTest;
import dev.regulars.security.FirstKeys;
import dev.regulars.security.Role;
import dev.regulars.shared.Scratch;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where a customer's file is while it comes in. */
@ServerTest
class UploadOnDiskIntegrationTests {

  private static final String HEAD =
      """
      POST /v1/imports HTTP/1.1
      Host: localhost
      Authorization: Bearer %s
      Content-Type: multipart/form-data; boundary=xyz
      Content-Length: 4000000

      --xyz
      Content-Disposition: form-data; name="file"; filename="purchases.csv"

      """;

  @Autowired private Scratch scratch;
  @LocalServerPort private int port;

  @Test
  void anUploadUnderWayIsInTheServersOwnFolderAndNobodyElseReadsIt() throws IOException {
    try (Socket till = new Socket("127.0.0.1", port)) {
      OutputStream out = till.getOutputStream();
      String key = FirstKeys.demoKeys().get(Role.ADMIN);
      out.write(HEAD.formatted(key).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      out.write(new byte[1_000_000]);
      out.flush();
      await().atMost(Duration.ofSeconds(30)).until(() -> !files().isEmpty());
      assertThat(files())
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> files().isEmpty());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(scratch.folder())) {
      return all.filter(file -> file.toString().endsWith(".multipart")).toList();
    }
  }
}
