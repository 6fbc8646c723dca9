package dev.regulars.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * Things that exist and may be asked for by name. Only what this run made itself: nothing that it
 * needs to go on, such as its own keys, can be ended by chance.
 */
final class Known {

  private static final int MOST_OF_EACH = 40;

  private final Map<String, List<String>> names = new HashMap<>();

  Known() {
    names.put("stores", new ArrayList<>(List.of("hamburg-1", "fuzz-1")));
    names.put("versions", new ArrayList<>(List.of("1", "2")));
    names.put("files", new ArrayList<>(List.of("earning.dslr", "examples.yaml", "fuzz.dslr")));
  }

  void add(String kind, String name) {
    List<String> known = names.computeIfAbsent(kind, key -> new ArrayList<>());
    if (!name.isEmpty() && known.size() < MOST_OF_EACH) {
      known.add(name);
    }
  }

  String any(String kind, Random random, String otherwise) {
    List<String> known = names.getOrDefault(kind, List.of());
    return known.isEmpty() ? otherwise : known.get(random.nextInt(known.size()));
  }

  /** Remembers what an answer says was made. */
  void learn(String path, JsonNode made) {
    String kind = path.substring(path.lastIndexOf('/') + 1);
    switch (kind) {
      case "people" -> {
        add("people", made.at("/person/id").asString(""));
        String link = made.at("/invitation/link").asString("");
        add("invitations", link.substring(link.lastIndexOf('/') + 1));
      }
      case "rollback" -> add("versions", made.path("version").asString(""));
      default -> add(kind, made.path("id").asString(""));
    }
  }
}
