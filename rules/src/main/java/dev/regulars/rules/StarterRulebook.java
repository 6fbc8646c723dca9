package dev.regulars.rules;

import dev.regulars.rules.Programme.QualificationPeriod;
import dev.regulars.rules.Programme.Stacking;
import dev.regulars.rules.Programme.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;

/** The rulebook that an empty database begins with. */
public final class StarterRulebook {

  private static final String FOLDER = "/dev/regulars/rules/starter/";
  private static final List<String> FILES =
      List.of("campaigns.dslr", "earning.dslr", "examples.yaml", "tiers.dslr");

  private StarterRulebook() {}

  /** The programme that it is written for: euros, Berlin, three tiers. */
  public static Programme programme() {
    return new Programme(
        "EUR",
        ZoneId.of("Europe/Berlin"),
        List.of(
            new Tier("bronze", "Bronze"), new Tier("silver", "Silver"), new Tier("gold", "Gold")),
        Stacking.BEST,
        RoundingMode.DOWN,
        QualificationPeriod.CALENDAR_YEAR,
        1);
  }

  /** Its files as they are written, for {@link #programme()}; the examples among them. */
  public static RuleFiles files() {
    return files(programme());
  }

  /**
   * Its files for a programme: with its currency, and rules for those of its tiers that it has. In
   * a currency without cents amounts are a hundred times the number.
   */
  public static RuleFiles files(Programme programme) {
    StarterText starter = new StarterText(programme);
    TreeMap<String, String> files = new TreeMap<>();
    for (String file : FILES) {
      String text = starter.fitting(read(file));
      if (!text.isEmpty()) {
        files.put(file, text);
      }
    }
    return new RuleFiles(files);
  }

  private static String read(String file) {
    try (InputStream stream = StarterRulebook.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IllegalStateException(FOLDER + file + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
