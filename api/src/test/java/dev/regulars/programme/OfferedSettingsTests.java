package dev.regulars.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page Programme offers what the server takes, and nothing else. */
class OfferedSettingsTests {

  private static final Path PAGE =
      Path.of("..", "admin-ui", "src", "features", "programme", "only.json");

  @Test
  void thePageKnowsTheOnlyValuesOfSettings() {
    Map<String, Set<String>> offered = new TreeMap<>();
    for (Map.Entry<String, JsonNode> setting :
        JsonMapper.shared().readTree(PAGE.toFile()).properties()) {
      Set<String> values = new TreeSet<>();
      setting.getValue().forEach(value -> values.add(value.stringValue()));
      offered.put(setting.getKey(), values);
    }
    assertThat(offered).as(PAGE.toString()).isEqualTo(NotAvailable.ONLY);
  }
}
