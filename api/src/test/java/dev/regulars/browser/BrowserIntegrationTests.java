package dev.regulars.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.regulars.Server;
import dev.regulars.ServerTest;
import dev.regulars.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stories of {@code admin-ui/browser/stories}, told by people in a real browser to this server.
 * To look at one alone: start a server, then {@code REGULARS_URL=… npm run browser -- <name>}.
 */
@ServerTest
class BrowserIntegrationTests {

  private static final Path PAGES = Path.of("..", "admin-ui").toAbsolutePath().normalize();
  private static final Path OUTPUT = PAGES.resolve("target/browser.log");
  private static final Path REPORT = PAGES.resolve("target/browser-report.json");
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  /** Which to tell, as Playwright's command takes it; all where nothing is said. */
  private static final String[] STORIES =
      System.getProperty("regulars.stories", "").isBlank()
          ? new String[0]
          : System.getProperty("regulars.stories", "").strip().split("\\s+");

  @Autowired private Server server;
  @Autowired private Shop shop;

  @TestFactory
  List<DynamicTest> stories() throws IOException, InterruptedException {
    // The stories are about the programme that a new server begins with.
    shop.rulebook().starter();
    run();
    List<DynamicTest> stories = new ArrayList<>();
    for (JsonNode suite : JsonMapper.shared().readTree(REPORT).path("suites")) {
      collect(suite, stories);
    }
    assertThat(stories).as("stories; see " + OUTPUT).isNotEmpty();
    return stories;
  }

  private void run() throws IOException, InterruptedException {
    Files.createDirectories(OUTPUT.getParent());
    Files.deleteIfExists(REPORT);
    List<String> command =
        new ArrayList<>(
            List.of(
                "node",
                "node_modules/@playwright/test/cli.js",
                "test",
                "--config",
                "browser/playwright.config.ts"));
    Collections.addAll(command, STORIES);
    ProcessBuilder browser =
        new ProcessBuilder(command)
            .directory(PAGES.toFile())
            .redirectErrorStream(true)
            .redirectOutput(OUTPUT.toFile());
    browser.environment().put("REGULARS_URL", server.url());
    Process process = browser.start();
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        fail("The stories took longer than " + PATIENCE + "; see " + OUTPUT);
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    if (!Files.exists(REPORT)) {
      fail("The stories could not be told:\n" + Files.readString(OUTPUT));
    }
  }

  private static void collect(JsonNode suite, List<DynamicTest> stories) {
    for (JsonNode story : suite.path("specs")) {
      stories.add(
          DynamicTest.dynamicTest(
              suite.path("title").asString() + ": " + story.path("title").asString(),
              () -> {
                if (!story.path("ok").asBoolean()) {
                  fail(complaints(story));
                }
              }));
    }
    for (JsonNode part : suite.path("suites")) {
      collect(part, stories);
    }
  }

  private static String complaints(JsonNode story) {
    StringBuilder found = new StringBuilder();
    for (JsonNode test : story.path("tests")) {
      for (JsonNode result : test.path("results")) {
        for (JsonNode error : result.path("errors")) {
          found.append(error.path("message").asString()).append('\n');
        }
      }
    }
    return found.isEmpty() ? "failed; see " + OUTPUT : found.toString();
  }
}
