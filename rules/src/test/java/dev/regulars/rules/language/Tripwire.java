package dev.regulars.rules.language;

import java.io.File;
import java.util.List;

/** What the payloads of hostile rules call. It must never be called. */
public final class Tripwire {

  private static volatile boolean sprung;

  private Tripwire() {}

  /** Remembers that it was called. */
  public static boolean spring() {
    sprung = true;
    return true;
  }

  /** Remembers that it was called. */
  public static int number() {
    return spring() ? 1 : 0;
  }

  /** Remembers that it was called. */
  public static List<String> list() {
    return List.of(String.valueOf(spring()));
  }

  static boolean isUntouched() {
    return !sprung && !new File("tripwire").exists();
  }
}
