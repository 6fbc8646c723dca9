package dev.regulars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.regulars.outbox.EventPayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of the outbox are a public schema: others will build on them. A golden file in {@code
 * src/test/resources/events} keeps each type's JSON; {@code -Dregulars.golden=renew} writes those
 * of types that are new or that gained a field.
 */
class EventSchemaTests {

  private static final Path FOLDER = Path.of("src/test/resources/events");
  private static final boolean RENEW = "renew".equals(System.getProperty("regulars.golden"));
  private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000001");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Stream<Class<?>> payloads() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.regulars")
            .stream()
            .filter(type -> type.isAssignableTo(EventPayload.class) && type.isRecord())
            .map(JavaClass::reflect);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("payloads")
  void anEventIsWhatItsGoldenFileSays(Class<?> payload) throws IOException {
    EventPayload full = sample(payload, true);
    Path file = FOLDER.resolve(fileName(full.type()));
    JsonNode now = schema(full, sample(payload, false));
    if (!Files.exists(file)) {
      if (!RENEW) {
        fail(full.type() + " is new: run with -Dregulars.golden=renew and read the new file");
      }
      write(file, now);
    }
    JsonNode golden = JSON.readTree(Files.readString(file));
    assertThat(missingOrChanged(golden, now))
        .as(
            "%s: a field changed or went, which breaks whoever reads it. Make a new version"
                + " beside it: a record whose type ends with the next .v2, .v3, …",
            full.type())
        .isEmpty();
    if (RENEW && !golden.equals(now)) {
      write(file, now);
      golden = now;
    }
    assertThat(now)
        .as(
            "%s: a field was added, which is allowed: run with -Dregulars.golden=renew and say so"
                + " in CHANGELOG",
            full.type())
        .isEqualTo(golden);
  }

  @Test
  void everyGoldenFileHasItsEvent() {
    Set<String> types =
        payloads()
            .map(payload -> fileName(sample(payload, true).type()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(Tables.files(FOLDER, ".json"))
        .as("an event that is told no more keeps its file as long as somebody may have it stored")
        .extracting(file -> file.getFileName().toString())
        .containsExactlyElementsOf(types);
  }

  @Test
  void anEventIsNestedInTheSealedInterfaceOfItsOwner() {
    assertThat(payloads().toList())
        .hasSizeGreaterThan(4)
        .allSatisfy(
            payload -> {
              assertThat(payload.getEnclosingClass()).isNotNull();
              assertThat(payload.getEnclosingClass().isSealed()).isTrue();
            });
  }

  @Test
  void tellsAnAddedFieldFromAChangedOne() {
    JsonNode golden = read("{'example':{'a':1,'b':'b'},'mayBeMissing':['b']}");
    assertThat(
            missingOrChanged(
                golden, read("{'example':{'a':1,'b':'b','c':1},'mayBeMissing':['b']}")))
        .isEmpty();
    assertThat(missingOrChanged(golden, read("{'example':{'a':1},'mayBeMissing':[]}")))
        .containsExactly("b");
    assertThat(missingOrChanged(golden, read("{'example':{'a':'1','b':'b'},'mayBeMissing':['b']}")))
        .containsExactly("a");
    assertThat(
            missingOrChanged(golden, read("{'example':{'a':1,'b':'b'},'mayBeMissing':['a','b']}")))
        .as("who relied on it may miss it now")
        .containsExactly("a");
  }

  /** Fields that readers of the golden schema would not find as they know them. */
  private static List<String> missingOrChanged(JsonNode golden, JsonNode now) {
    List<String> broken = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : golden.path("example").properties()) {
      String name = field.getKey();
      boolean same = field.getValue().equals(now.path("example").path(name));
      boolean mayBeMissingNow = has(now.path("mayBeMissing"), name);
      if (!same || mayBeMissingNow && !has(golden.path("mayBeMissing"), name)) {
        broken.add(name);
      }
    }
    return broken;
  }

  private static boolean has(JsonNode names, String name) {
    return names.valueStream().anyMatch(one -> one.asString().equals(name));
  }

  private static JsonNode schema(EventPayload full, EventPayload empty) {
    JsonNode example = JSON.readTree(JSON.writeValueAsString(full));
    JsonNode least = JSON.readTree(JSON.writeValueAsString(empty));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", full.type());
    schema.put("example", example);
    schema.put(
        "mayBeMissing", example.propertyNames().stream().filter(name -> !least.has(name)).toList());
    // Through its text, for numbers of different lengths are different nodes otherwise.
    return JSON.readTree(JSON.writeValueAsString(schema));
  }

  /** {@code purchase.recorded} is the first version, {@code purchase.recorded.v2} the next. */
  private static String fileName(String type) {
    return type.matches(".*\\.v[0-9]+") ? type + ".json" : type + ".v1.json";
  }

  private static EventPayload sample(Class<?> payload, boolean full) {
    RecordComponent[] components = payload.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Arrays.stream(components).map(component -> value(component, full)).toArray();
    try {
      var constructor = payload.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (EventPayload) constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same value for the same field in every run; nothing where it may be missing. */
  private static @Nullable Object value(RecordComponent component, boolean full) {
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    if (nullable && !full) {
      return null;
    }
    Class<?> type = component.getType();
    if (type == long.class || type == Long.class) {
      return 1L;
    } else if (type == int.class) {
      return 1;
    } else if (type == boolean.class) {
      return true;
    } else if (type == String.class) {
      return component.getName();
    } else if (type == UUID.class) {
      return ID;
    } else if (type == Instant.class) {
      return Instant.EPOCH;
    } else if (type == Set.class) {
      return full ? Set.of(component.getName()) : Set.of();
    } else if (type == List.class) {
      return full ? List.of(component.getName()) : List.of();
    }
    throw new IllegalStateException("say here what a value of " + type + " is: " + component);
  }

  private static void write(Path file, JsonNode schema) {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(
          file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(String json) {
    return JSON.readTree(json.replace('\'', '"'));
  }
}
