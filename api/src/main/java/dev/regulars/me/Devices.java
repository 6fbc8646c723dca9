package dev.regulars.me;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a browser is called to its owner: {@code Firefox, Android}, and no more of what it says. */
final class Devices {

  /** Those that pretend to be others come before these. */
  private static final List<Map.Entry<String, String>> BROWSERS =
      List.of(
          Map.entry("Edg", "Edge"),
          Map.entry("OPR/", "Opera"),
          Map.entry("SamsungBrowser", "Samsung Internet"),
          Map.entry("Firefox", "Firefox"),
          Map.entry("FxiOS", "Firefox"),
          Map.entry("Chrome", "Chrome"),
          Map.entry("CriOS", "Chrome"),
          Map.entry("Safari", "Safari"));

  private static final List<Map.Entry<String, String>> SYSTEMS =
      List.of(
          Map.entry("Android", "Android"),
          Map.entry("iPhone", "iPhone"),
          Map.entry("iPad", "iPad"),
          Map.entry("Windows", "Windows"),
          Map.entry("Mac OS", "Mac"),
          Map.entry("Linux", "Linux"));

  private Devices() {}

  static String name(@Nullable String agent) {
    String said = agent == null ? "" : agent;
    String browser = first(BROWSERS, said);
    String system = first(SYSTEMS, said);
    if (browser.isEmpty() && system.isEmpty()) {
      return "-";
    }
    return browser.isEmpty() || system.isEmpty() ? browser + system : browser + ", " + system;
  }

  private static String first(List<Map.Entry<String, String>> names, String agent) {
    return names.stream()
        .filter(name -> agent.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
