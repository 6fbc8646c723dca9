package dev.regulars.rules.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The texts of a rulebook by number. Compiled rules know the number only. */
public final class Texts {

  private final Map<String, Integer> ids = new LinkedHashMap<>();

  int idOf(String text) {
    return ids.computeIfAbsent(text, added -> ids.size());
  }

  /** Every text; a text's number is its index. */
  public List<String> all() {
    return List.copyOf(new ArrayList<>(ids.keySet()));
  }
}
