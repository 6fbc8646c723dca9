package dev.regulars.rules;

import dev.regulars.rules.Programme.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the starter rulebook for a programme. Its files are written for euros and three tiers;
 * amounts, currency and tiers are those of the programme afterwards, and rules and examples about a
 * tier that there is not are left out. Blocks of a file are parted by an empty line.
 */
final class StarterText {

  private static final Pattern AMOUNT =
      Pattern.compile("(?<![\\d.-])(\\d+\\.\\d\\d)( EUR)?(?!\\d)");
  private static final Pattern TIER = Pattern.compile("\\b(?:[Bb]ronze|[Ss]ilver|[Gg]old)\\b");
  private static final Pattern TIER_RULE = Pattern.compile("rule \"(Silver|Gold)\"");

  /** That a tier might be called like. */
  private static final Set<String> OTHER_RULES =
      Set.of(
          "Base points",
          "Birthday",
          "Every tenth coffee visit",
          "Happy hour on cake",
          "Joined in the app",
          "Friends bring friends",
          "Review",
          "Try the oat latte",
          "We missed you",
          "Welcome code");

  private static final Pattern WHOLE = Pattern.compile("(?<![\\d.-])\\d+(?![\\d.])");

  /** Points to the next tier, and to the highest of the three that the files know. */
  private static final long STEP = 500;

  private static final long TOP = 2_000;

  /** By how much the members of examples fall short. */
  private static final List<Long> SHORT = List.of(5L, 10L);

  private final Programme programme;
  private final int digits;
  private final List<Tier> tiers;

  StarterText(Programme programme) {
    this.programme = programme;
    this.digits =
        Math.max(0, Currency.getInstance(programme.currency()).getDefaultFractionDigits());
    this.tiers = programme.tiers();
  }

  /** A file of the starter rulebook as the programme needs it; empty where nothing is left. */
  String fitting(String text) {
    List<String> blocks = new ArrayList<>();
    for (String block : text.strip().split("\n\n")) {
      blocks.addAll(fittingBlocks(block));
    }
    boolean someRule = blocks.stream().anyMatch(block -> !isComment(block));
    return someRule ? withCurrency(String.join("\n\n", blocks)) + "\n" : "";
  }

  private static boolean isComment(String block) {
    return block.lines().allMatch(line -> line.startsWith("#"));
  }

  /** The same block, once for each tier that it is about; none where there is no such tier. */
  private List<String> fittingBlocks(String block) {
    if (!TIER.matcher(block).find()) {
      return List.of(block);
    }
    int top = tiers.size() - 1;
    String named = block.toLowerCase(Locale.ROOT);
    if (named.contains("gold")) {
      String reached = withPoints(block, TOP, Math.max(TOP, STEP * top));
      return top < 1 ? List.of() : List.of(withTiers(reached, top - 1));
    }
    if (named.contains("bronze")) {
      return top < 0 ? List.of() : List.of(withTiers(block, 0));
    }
    List<String> blocks = new ArrayList<>();
    for (int rank = 1; rank < top; rank++) {
      blocks.add(withTiers(withPoints(block, STEP, STEP * rank), rank));
    }
    return blocks;
  }

  /** The threshold, and what the examples' members have, raised by the same. */
  private static String withPoints(String block, long written, long points) {
    return WHOLE
        .matcher(block)
        .replaceAll(
            found -> {
              long number = Long.parseLong(found.group());
              boolean near = number == written || SHORT.contains(written - number);
              return Long.toString(near ? number - written + points : number);
            });
  }

  /** With the programme's highest tier for gold, its lowest for bronze, and this one for silver. */
  private String withTiers(String block, int silver) {
    return block
        .lines()
        .map(
            line -> {
              Matcher rule = TIER_RULE.matcher(line);
              return rule.matches()
                  ? "rule \"" + ruleOf(tier(rule.group(1), silver)) + "\""
                  : TIER.matcher(line).replaceAll(word -> quoted(told(word.group(), silver)));
            })
        .collect(Collectors.joining("\n"));
  }

  private Tier tier(String word, int silver) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "gold" -> tiers.getLast();
      case "silver" -> tiers.get(silver);
      default -> tiers.getFirst();
    };
  }

  private String told(String word, int silver) {
    Tier tier = tier(word, silver);
    return Character.isUpperCase(word.charAt(0)) ? tier.name() : tier.code();
  }

  /** A rule that leads to a tier is called like it, unless another rule or tier is called that. */
  private String ruleOf(Tier tier) {
    boolean taken =
        OTHER_RULES.contains(tier.name())
            || tiers.stream().filter(other -> other.name().equals(tier.name())).count() > 1;
    return taken ? "Tier " + tier.code() : tier.name();
  }

  private String withCurrency(String text) {
    return AMOUNT
        .matcher(text)
        .replaceAll(
            found ->
                quoted(
                    amount(found.group(1))
                        + (found.group(2) == null ? "" : " " + programme.currency())));
  }

  /** The same number of cents, in a currency without them of its units: they are worth about it. */
  private String amount(String euros) {
    BigDecimal cents = new BigDecimal(euros).movePointRight(2);
    return cents.movePointRight(Math.max(0, digits - 2)).movePointLeft(digits).toPlainString();
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }
}
