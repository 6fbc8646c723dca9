package dev.regulars.rules.example;

import dev.regulars.rules.Cancellation;
import dev.regulars.rules.Programme;
import dev.regulars.rules.Programme.Stacking;
import dev.regulars.rules.facts.Basket;
import dev.regulars.rules.facts.Facts;
import dev.regulars.rules.facts.Happening;
import dev.regulars.rules.facts.LimitKey;
import dev.regulars.rules.facts.Standing;
import dev.regulars.rules.facts.Usage;
import dev.regulars.rules.facts.Window;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads one example file. Its size and depth are bounded, and names for parts (anchors) are
 * refused.
 */
final class ExampleReader {

  private static final int EXAMPLES_MAX = 2_000;

  private static final List<String> KEYS =
      List.of(
          "name",
          "at",
          "store",
          "store tags",
          "channel",
          "codes",
          "attributes",
          "member",
          "event",
          "purchase",
          "paid",
          "already given",
          "points",
          "rules",
          "takes off",
          "tier",
          "messages",
          "vouchers",
          "tags",
          "settings");

  private final Programme programme;
  private final YamlProblems problems;
  private final MemberReader members;
  private final PurchaseReader purchases;

  ExampleReader(Programme programme, YamlProblems problems) {
    this.programme = programme;
    this.problems = problems;
    this.members = new MemberReader(programme);
    this.purchases = new PurchaseReader(programme);
  }

  /** The examples that could be read; what could not be is among the problems. */
  List<Example> read(String text) {
    if (text.length() > ExampleYaml.LENGTH_MAX) {
      problems.at((Mark) null, "the file is longer than " + ExampleYaml.LENGTH_MAX + " characters");
      return List.of();
    }
    try {
      Node root = ExampleYaml.compose(text);
      return root == null ? List.of() : read(root);
    } catch (MarkedYAMLException e) {
      String problem = e.getProblem() == null ? "this is no YAML" : e.getProblem();
      problems.at(e.getProblemMark(), "this cannot be read: " + problem);
    } catch (YAMLException e) {
      problems.at((Mark) null, "this cannot be read: " + e.getMessage());
    }
    return List.of();
  }

  private List<Example> read(Node root) {
    List<Example> examples = new ArrayList<>();
    if (!(root instanceof SequenceNode list)) {
      problems.at(root, "an example file is a list; each example begins with \"- name: …\"");
      return examples;
    }
    if (list.getValue().size() > EXAMPLES_MAX) {
      problems.at(root, "there are more than " + EXAMPLES_MAX + " examples");
      return examples;
    }
    Set<String> names = new HashSet<>();
    for (Node node : list.getValue()) {
      Cancellation.check();
      int before = problems.all().size();
      refuseAnchors(node);
      if (problems.all().size() == before) {
        Example example = example(new YamlSection(node, problems, KEYS), names);
        if (example != null && problems.all().size() == before) {
          examples.add(example);
        }
      }
    }
    return examples;
  }

  private void refuseAnchors(Node node) {
    if (node.getAnchor() != null) {
      problems.at(node, "\"&" + node.getAnchor() + "\": parts cannot be named and used again");
      return;
    }
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(this::refuseAnchors);
    } else if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(tuple -> refuseAnchors(tuple.getValueNode()));
    }
  }

  private @Nullable Example example(YamlSection example, Set<String> names) {
    String name = example.text("name");
    LocalDateTime at = example.moment("at");
    if (name == null || at == null) {
      example.problem("an example needs a \"name\" and an \"at\" (when it happens)");
      return null;
    }
    if (!names.add(name)) {
      example.problem("name", "another example has this name");
    }
    if (example.has("event") == example.has("purchase")) {
      example.problem("an example is about a \"purchase\" or about an \"event\"");
    }
    if (example.has("paid") && !example.has("purchase")) {
      example.problem("paid", "only a \"purchase\" is paid");
    }
    Basket basket = example.has("purchase") ? purchases.basket(example) : null;
    Happening happening =
        new Happening(
            example.text("event", Happening.PURCHASE),
            at.atZone(programme.zone()),
            example.text("store"),
            set(example.texts("store tags")),
            example.text("channel"),
            attributes(example.section("attributes")),
            set(example.texts("codes")));
    YamlSection member = members.section(example);
    Facts facts =
        new Facts(happening, basket, members.member(member, at.toLocalDate()), usage(example));
    return new Example(name, facts, standing(member), expectation(example), settings(example));
  }

  private static NeededSettings settings(YamlSection example) {
    YamlSection settings = example.section("settings", "rounding", "stacking");
    if (settings == null) {
      return NeededSettings.ANY;
    }
    return new NeededSettings(
        settings.oneOf("rounding", NeededSettings.ROUNDINGS, NeededSettings::word),
        settings.oneOf("stacking", List.of(Stacking.values()), NeededSettings::word));
  }

  private Standing standing(@Nullable YamlSection member) {
    return member == null ? new Standing(0, 0, 0) : members.standing(member);
  }

  static Set<String> set(@Nullable List<String> texts) {
    return texts == null ? Set.of() : Set.copyOf(texts);
  }

  static Map<String, String> attributes(@Nullable YamlSection section) {
    Map<String, String> attributes = new LinkedHashMap<>();
    if (section != null) {
      for (String key : section.keys()) {
        attributes.put(key, section.text(key, ""));
      }
    }
    return attributes;
  }

  private static Usage usage(YamlSection example) {
    Map<LimitKey, Long> limits = new HashMap<>();
    Map<String, Long> budgets = new HashMap<>();
    for (YamlSection given : example.sections("already given", "rule", "per", "points", "times")) {
      String rule = given.text("rule");
      String per = given.text("per");
      Long points = given.whole("points");
      Long times = given.whole("times");
      if (rule == null || per == null || (points == null) == (times == null)) {
        given.problem(
            "this needs \"rule\", \"per\" (day … ever, or budget) and \"points\" or \"times\"");
      } else if (times != null) {
        limits.put(new LimitKey(rule, MemberReader.window(given, "per"), true), times);
      } else if (per.equals("budget")) {
        budgets.put(rule, points);
      } else {
        Window window = MemberReader.window(given, "per");
        String name = rule.equals("all rules") ? LimitKey.ALL_RULES : rule;
        limits.put(new LimitKey(name, window), points);
      }
    }
    return new Usage(limits, budgets);
  }

  private Expectation expectation(YamlSection example) {
    YamlSection rules = example.section("rules");
    Map<String, Long> byRule = new LinkedHashMap<>();
    if (rules != null) {
      rules.keys().forEach(rule -> byRule.put(rule, rules.whole(rule, 0)));
    }
    String tier = example.text("tier");
    if (tier != null && programme.rank(tier) < 0 && !tier.equals(MemberReader.NO_TIER)) {
      example.problem("tier", "\"" + tier + "\" is no tier of the programme");
    }
    Expectation expectation =
        new Expectation(
            example.whole("points"),
            byRule,
            tier,
            example.texts("messages"),
            example.texts("vouchers"),
            example.texts("tags"),
            purchases.takenOff(example.section("takes off")));
    if (expectation.equals(Expectation.NOTHING)) {
      example.problem("an example says what should come of it, such as \"points: 80\"");
    }
    return expectation;
  }
}
