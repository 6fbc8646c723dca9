package dev.regulars.rules.language;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.parser.lang.dsl.DSLMappingEntry;
import org.drools.drl.parser.lang.dsl.DSLTokenizedMappingFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Drools {@code .dsl} file. What Drools has no place for stands in the comment lines above
 * a sentence as {@code # key: value}; {@code group} and {@code about} hold from there on.
 */
final class VocabularyReader {

  private static final Pattern NOTE = Pattern.compile("#\\s*(\\{?[a-zA-Z]+}?):\\s+(.*\\S)\\s*");
  private static final Pattern ENTRY =
      Pattern.compile("\\[(keyword|when|then)]([^=]*[^=\\s])=(.*\\S)\\s*");

  /** What a code names: a word or two, with a hyphen. */
  private static final Pattern NAMED = Pattern.compile("of ([a-z]+(?:-[a-z]+)*)");

  private static final Set<String> KEYS =
      Set.of("id", "called", "help", "words", "example", "award", "found", "needed", "customers");

  private final String file;
  private final List<VocabularyEntry> entries = new ArrayList<>();
  private final Map<String, String> notes = new HashMap<>();
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private String group = "";
  private Subject about = Subject.ANY;
  private int number;

  private VocabularyReader(String file) {
    this.file = file;
  }

  /**
   * Reads the text of a file.
   *
   * @throws VocabularyException where it is not a vocabulary, with file and line
   */
  static List<VocabularyEntry> read(String file, String text) {
    VocabularyReader reader = new VocabularyReader(file);
    for (String line : text.split("\r?\n", -1)) {
      reader.number++;
      reader.line(line.strip());
    }
    reader.checkThatDroolsReadsTheSame(text);
    return reader.entries;
  }

  private void line(String line) {
    if (line.isEmpty()) {
      if (!notes.isEmpty() || !parameters.isEmpty()) {
        throw fault("a sentence must follow directly below what is said of it");
      }
    } else if (line.startsWith("#")) {
      Matcher note = NOTE.matcher(line);
      if (note.matches()) {
        note(note.group(1), note.group(2));
      }
    } else {
      Matcher entry = ENTRY.matcher(line);
      if (!entry.matches()) {
        throw fault("not [keyword], [when] or [then], a sentence, = and what it becomes");
      }
      entries.add(entry(entry.group(1), entry.group(2), entry.group(3)));
      notes.clear();
      parameters.clear();
    }
  }

  private void note(String key, String value) {
    if (key.startsWith("{") && key.endsWith("}")) {
      String name = key.substring(1, key.length() - 1);
      if (parameters.put(name, parameter(name, value)) != null) {
        throw fault(key + " is declared twice");
      }
    } else if (key.equals("group")) {
      group = value;
    } else if (key.equals("about")) {
      about =
          Arrays.stream(Subject.values())
              .filter(subject -> subject.code().equals(value))
              .findFirst()
              .orElseThrow(() -> fault("about: " + value + " is not known"));
    } else if (!KEYS.contains(key)) {
      throw fault(key + " is nothing that can be said of a sentence");
    } else if (notes.put(key, value) != null) {
      throw fault(key + " is said twice");
    }
  }

  private Parameter parameter(String name, String declaration) {
    String[] words = declaration.split(" ", 2);
    ParameterType type =
        Arrays.stream(ParameterType.values())
            .filter(candidate -> declared(candidate).equals(words[0]))
            .findFirst()
            .orElseThrow(() -> fault("there is no type " + words[0]));
    String rest = words.length > 1 ? words[1].strip() : "";
    Matcher named = NAMED.matcher(rest);
    if (named.matches() && (type == ParameterType.CODE || type == ParameterType.CODES)) {
      String of = named.group(1);
      return new Parameter(name, type, List.of(), BigDecimal.ZERO, BigDecimal.ZERO, of);
    }
    if (type == ParameterType.CHOICE) {
      return new Parameter(name, type, choices(rest), BigDecimal.ZERO, BigDecimal.ZERO, null);
    }
    String[] range = rest.isEmpty() ? defaultRange(type) : rest.split("\\.\\.", -1);
    if (range.length != 2) {
      throw fault("a range is written 1..100");
    }
    return new Parameter(
        name, type, List.of(), new BigDecimal(range[0]), new BigDecimal(range[1]), null);
  }

  /** Unlike {@link ParameterType#code()}, these are all different. */
  private static String declared(ParameterType type) {
    return type == ParameterType.TIER_OR_HIGHER ? "tier-or-higher" : type.code();
  }

  private static String[] defaultRange(ParameterType type) {
    return switch (type) {
      case INTEGER -> new String[] {"1", "1000000000"};
      case ORDINAL -> new String[] {"1", "1000000"};
      case LAST_DAYS -> new String[] {"1", "3660"};
      case DECIMAL -> new String[] {"0.0001", "1000000"};
      case PERCENT -> new String[] {"0.0001", "1000"};
      case QUANTITY -> new String[] {"0.001", "1000000"};
      case MONEY -> new String[] {"0.01", "10000000"};
      default -> new String[] {"0", "0"};
    };
  }

  private List<Parameter.Choice> choices(String declaration) {
    List<Parameter.Choice> choices = new ArrayList<>();
    for (String choice : declaration.split("\\|")) {
      String[] sides = choice.strip().split("=", 2);
      choices.add(new Parameter.Choice(sides[0], sides.length > 1 ? sides[1] : sides[0]));
    }
    return choices;
  }

  private VocabularyEntry entry(String section, String form, String expansion) {
    Template template = template(form);
    if (template.parameters().size() != parameters.size()) {
      throw fault("a declared parameter does not stand in the sentence, or stands in it twice");
    }
    String award = notes.get("award");
    Template awardTemplate = award == null ? null : template(award);
    if (awardTemplate != null && !awardTemplate.parameters().equals(template.parameters())) {
      throw fault("an award names the same parameters in the same order");
    }
    Called called = called();
    Sentence sentence =
        new Sentence(
            said("id"),
            part(section),
            template.text(),
            template.pieces(),
            template.parameters(),
            group,
            about,
            said("help"),
            words(),
            said("example"),
            called == null ? null : called.text(),
            awardTemplate == null ? null : awardTemplate.text(),
            notes.get("found"),
            notes.get("needed"));
    return new VocabularyEntry(sentence, template, awardTemplate, called, expansion, ears());
  }

  private Ears ears() {
    String said = notes.get("customers");
    return said == null
        ? Ears.CUSTOMERS
        : Arrays.stream(Ears.values())
            .filter(ears -> ears.code().equals(said))
            .findFirst()
            .orElseThrow(() -> fault("customers: " + said + " is not known"));
  }

  private @Nullable Called called() {
    String phrase = notes.get("called");
    try {
      return phrase == null
          ? null
          : new Called(phrase, Map.copyOf(parameters), ValueWriter::written);
    } catch (VocabularyException unfit) {
      throw fault(String.valueOf(unfit.getMessage()));
    }
  }

  private Template template(String form) {
    try {
      return new Template(form, parameters);
    } catch (VocabularyException unfit) {
      throw fault(String.valueOf(unfit.getMessage()));
    }
  }

  private String said(String key) {
    String value = notes.get(key);
    if (value == null) {
      throw fault("\"# " + key + ": …\" is missing above the sentence");
    }
    return value;
  }

  /** What it is searched by: words, or a few of them, with commas between. */
  private List<String> words() {
    String words = notes.get("words");
    return words == null
        ? List.of()
        : Arrays.stream(words.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }

  private static Part part(String section) {
    return Arrays.stream(Part.values())
        .filter(part -> part.section().equals(section))
        .findFirst()
        .orElseThrow();
  }

  /** The file has to stay an ordinary one: Drools must find the same sentences in it. */
  private void checkThatDroolsReadsTheSame(String text) {
    DSLTokenizedMappingFile drools = new DSLTokenizedMappingFile();
    try {
      if (!drools.parseAndLoad(new StringReader(text))) {
        throw fault("Drools cannot read the file: " + drools.getErrors());
      }
    } catch (IOException impossible) {
      throw new VocabularyException(file, impossible);
    }
    List<DSLMappingEntry> seen = drools.getMapping().getEntries();
    if (seen.size() != entries.size()) {
      throw fault("Drools finds " + seen.size() + " sentences, not " + entries.size());
    }
    for (int i = 0; i < seen.size(); i++) {
      @Nullable String expansion = seen.get(i).getMappingValue();
      if (!entries.get(i).expansion().equals(expansion)) {
        throw fault("Drools reads an expansion as " + expansion);
      }
    }
  }

  private VocabularyException fault(String message) {
    return new VocabularyException(file + ", line " + number + ": " + message);
  }
}
