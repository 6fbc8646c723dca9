package dev.regulars.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regulars.ServerTest;
import dev.regulars.Shop;
import dev.regulars.Till.Answer;
import dev.regulars.security.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServerTest
class ZipIntegrationTests {

  private static final String RULES =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 2 points
      end
      """;

  @Autowired private Shop shop;
  @Autowired private dev.regulars.Server server;

  @Test
  void whatLeavesAsAZipComesBackAsAZip() {
    ADraft draft = ADraft.of(shop, RULES);
    draft.put(Role.MARKETER, "more.dslr", "# Grüße\n");
    byte[] zip = download(draft.path() + "/files.zip");
    assertThat(download(draft.path() + "/files.zip")).isEqualTo(zip);

    ADraft other = ADraft.by(shop, Role.MARKETER);
    Answer imported = upload(other, zip);
    assertThat(imported.status()).as(imported.body()).isEqualTo(200);
    assertThat(imported.at("/files").size()).isEqualTo(2);
    assertThat(imported.text("/files/0/text")).isEqualTo("# Grüße\n");
    assertThat(imported.text("/files/1/text")).isEqualTo(RULES);
    assertThat(imported.at("/examples").isEmpty()).isTrue();
    assertThat(download(other.path() + "/files.zip")).isEqualTo(zip);

    int version = (int) other.approved().step(Role.APPROVER, "publish").number("/version");
    assertThat(download("/v1/rulebook/versions/" + version + "/files.zip")).isEqualTo(zip);
  }

  @Test
  void nothingIsTakenOverWhereAnythingIsWrong() {
    ADraft draft = ADraft.of(shop, RULES);
    for (String name :
        List.of(
            "../rules.dslr",
            "/etc/rules.dslr",
            "folder/rules.dslr",
            "folder\\rules.dslr",
            "C:rules.dslr",
            "rules.txt",
            "..dslr",
            "readme",
            "")) {
      Answer refused = upload(draft, zip(Map.of("fine.dslr", RULES, name, RULES)));
      assertThat(refused.status()).as(name).isEqualTo(422);
      assertThat(refused.problem()).as(name).isEqualTo("zip-not-usable");
      assertThat(refused.pointers()).as(name).hasSize(1);
    }
    Map<String, String> folder = new LinkedHashMap<>();
    folder.put("rules/", "");
    folder.put("rules/a.dslr", RULES);
    assertThat(upload(draft, zip(folder)).pointers()).hasSize(2);
    assertThat(draft.get().text("/files/0/name")).isEqualTo("rules.dslr");
    assertThat(draft.get().at("/files").size()).isEqualTo(1);
  }

  @Test
  void anArchiveDoesNotWriteOverWhatSomebodyElseChanged() {
    ADraft draft = ADraft.of(shop, RULES);
    String seen = draft.get().header("ETag").orElseThrow();
    assertThat(draft.get().text("/etag")).isEqualTo(seen);
    draft.put(Role.APPROVER, "rules.dslr", RULES.replace("2 points", "3 points"));
    byte[] mine = zip(Map.of("rules.dslr", RULES.replace("2 points", "4 points")));

    for (String stale : List.of(seen, "W/" + draft.get().text("/etag"), "\"1\"")) {
      Answer refused = upload(draft, mine, "If-Match", stale);
      assertThat(refused.status()).as(stale).isEqualTo(412);
      assertThat(refused.problem()).isEqualTo("edit-conflict");
      assertThat(refused.text("/etag")).isEqualTo(draft.get().text("/etag"));
    }
    assertThat(draft.get().text("/files/0/text")).contains("3 points");

    Answer written = upload(draft, mine, "If-Match", draft.get().text("/etag"));
    assertThat(written.status()).as(written.body()).isEqualTo(200);
    assertThat(written.header("ETag")).hasValue(draft.get().text("/etag"));
    assertThat(upload(draft, mine, "If-Match", seen).status()).as("sent again").isEqualTo(200);
    assertThat(upload(draft, zip(Map.of("a.dslr", RULES)), "If-Match", "*").status())
        .isEqualTo(200);
    assertThat(upload(draft, mine).status()).isEqualTo(200);
  }

  @Test
  void bombsAreNotUnpacked() {
    ADraft draft = ADraft.of(shop, RULES);
    Answer bomb = upload(draft, zip(Map.of("rules.dslr", "#".repeat(100 << 20))));
    assertThat(bomb.status()).isEqualTo(422);
    assertThat(bomb.text("/errors/0/detail")).contains("256 KiB");
    Map<String, String> many = new LinkedHashMap<>();
    for (int i = 0; i < 101; i++) {
      many.put("f" + i + ".dslr", "");
    }
    assertThat(upload(draft, zip(many)).problem()).isEqualTo("too-many-files");
  }

  @Test
  void whatIsNoZipOfRuleFilesIsRefused() throws IOException {
    ADraft draft = ADraft.of(shop, RULES);
    byte[] zip = zip(Map.of("rules.dslr", RULES));
    assertThat(upload(draft, "no zip".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(400);
    assertThat(upload(draft, new byte[0]).status()).isEqualTo(400);
    assertThat(upload(draft, Arrays.copyOf(zip, zip.length / 2)).status()).isEqualTo(400);
    assertThat(upload(draft, zip(Map.of("examples.yaml", "[]"))).problem())
        .isEqualTo("zip-not-usable");
    assertThat(upload(draft, zip(Map.of())).status()).isIn(400, 422);
    assertThat(upload(draft, link()).text("/errors/0/detail")).contains("link");
    Answer notText = upload(draft, bytes("rules.dslr", new byte[] {(byte) 0xff, (byte) 0xfe}));
    assertThat(notText.text("/errors/0/detail")).contains("UTF-8");
    byte[] broken = zip.clone();
    broken[45] ^= 0x55;
    assertThat(upload(draft, broken).status()).isIn(400, 422);
    assertThat(draft.get().text("/files/0/text")).isEqualTo(RULES);
  }

  @Test
  void onlyAnOpenDraftTakesAZip() {
    ADraft draft = ADraft.of(shop, RULES).submitted();
    assertThat(upload(draft, zip(Map.of("rules.dslr", RULES))).problem()).isEqualTo("draft-state");
  }

  private Answer upload(ADraft draft, byte[] zip, String... headers) {
    return shop.as(Role.MARKETER)
        .send("PUT", draft.path() + "/files.zip", "application/zip", zip, headers);
  }

  private byte[] download(String path) {
    WebTestClient.BodyContentSpec answer =
        server
            .as(Role.SUPPORT)
            .get()
            .uri(path)
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentType("application/zip")
            .expectHeader()
            .exists("ETag")
            .expectBody();
    return answer.returnResult().getResponseBodyContent();
  }

  private static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private static byte[] link() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      ZipArchiveEntry entry = new ZipArchiveEntry("rules.dslr");
      entry.setUnixMode(0120777);
      zip.putArchiveEntry(entry);
      zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
      zip.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }
}
