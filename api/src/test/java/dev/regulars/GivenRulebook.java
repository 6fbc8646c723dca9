package dev.regulars;

import dev.regulars.rulebook.Installed;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.StarterRulebook;
import java.util.Map;
import java.util.TreeMap;

/** Makes rulebooks live, as publishing one would. */
public final class GivenRulebook {

  private static final String POINT_PER_EURO =
      """
      rule "Points"
      when
          A purchase is made
      then
          Give 1 point per 1.00 EUR spent
      end
      """;

  private final Installed rulebooks;
  private RuleFiles files = new RuleFiles(new TreeMap<>());
  private int version;

  public GivenRulebook(Installed rulebooks) {
    this.rulebooks = rulebooks;
  }

  /** These rules decide from now on, unless they do already; gives the version. */
  public int live(String rules) {
    return publish(new RuleFiles(new TreeMap<>(Map.of("rules.dslr", rules))));
  }

  /** One rule decides: a point for each euro spent, whoever buys what. */
  public int pointPerEuro() {
    return live(POINT_PER_EURO);
  }

  /** The rulebook that an empty database begins with decides again. */
  public int starter() {
    return publish(StarterRulebook.files());
  }

  private int publish(RuleFiles files) {
    if (!files.equals(this.files)) {
      version = rulebooks.install(files);
      this.files = files;
    }
    return version;
  }
}
