package dev.regulars.rulebook;

import dev.regulars.rules.language.Bounds;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which files may be in a rulebook, wherever they come from. */
final class FileForm {

  static final String RULES = ".dslr";

  private static final Pattern NAME = Pattern.compile(UnsavedFile.NAME_PATTERN);

  private static final String NAME_COMPLAINT =
      "must be letters, digits, dots, hyphens and underscores, and end in .dslr (rules) or .yaml"
          + " (examples)";

  private FileForm() {}

  /**
   * The name of a file.
   *
   * @throws ProblemException 400 where no file may have it
   */
  static String name(String name) {
    FieldErrors errors = new FieldErrors();
    checkName(errors, "/name", name);
    errors.throwIfAny();
    return name;
  }

  /**
   * The name of a file of examples.
   *
   * @throws ProblemException 400 where none may have it
   */
  static String examples(String name) {
    FieldErrors errors = new FieldErrors();
    checkName(errors, "/file", name);
    errors.check(!name.endsWith(RULES), "/file", "must be a file of examples (.yaml)");
    errors.throwIfAny();
    return name;
  }

  static void checkName(FieldErrors errors, String pointer, String name) {
    errors.check(NAME.matcher(name).matches(), pointer, NAME_COMPLAINT);
  }

  /**
   * The text that these bytes are.
   *
   * @throws ProblemException 400 where they are no text, 413 where it is too long
   */
  static String text(byte[] bytes) {
    if (bytes.length > Bounds.FILE_BYTES_MAX) {
      throw new ProblemException(tooLarge());
    }
    FieldErrors errors = new FieldErrors();
    String text = decode(errors, "", bytes);
    errors.throwIfAny();
    return text;
  }

  /** Bytes as a text with line ends of one kind; an error and no text where they are none. */
  static String decode(FieldErrors errors, String pointer, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      errors.check(text.indexOf('\0') < 0, pointer, "must be a text, without the character NUL");
      return plain(text);
    } catch (CharacterCodingException notText) {
      errors.add(pointer, "must be a text in UTF-8");
      return "";
    }
  }

  /** Editors and systems differ in line ends and marks at the start; differences must not. */
  static String plain(String text) {
    return (text.startsWith("\uFEFF") ? text.substring(1) : text)
        .replace("\r\n", "\n")
        .replace('\r', '\n');
  }

  /** Texts that were sent beside a question, by name. */
  static Map<String, String> unsaved(@Nullable List<@Nullable UnsavedFile> files) {
    Map<String, String> texts = new TreeMap<>();
    if (files == null) {
      return texts;
    }
    FieldErrors errors = new FieldErrors();
    errors.list("/files", files, Bounds.FILES_MAX);
    for (int i = 0; i < Math.min(files.size(), Bounds.FILES_MAX); i++) {
      UnsavedFile file = files.get(i);
      String pointer = "/files/" + i;
      if (file != null) {
        if (errors.require(pointer + "/name", file.name())) {
          checkName(errors, pointer + "/name", file.name());
          errors.check(!texts.containsKey(file.name()), pointer + "/name", "is there twice");
        }
        if (errors.require(pointer + "/text", file.text())) {
          errors.check(
              file.text().length() <= Bounds.FILE_BYTES_MAX,
              pointer + "/text",
              "must be at most " + Bounds.FILE_BYTES_MAX / 1024 + " KiB");
        }
        if (file.name() != null && file.text() != null) {
          texts.put(file.name(), plain(file.text()));
        }
      }
    }
    errors.throwIfAny();
    return texts;
  }

  /**
   * Refuses texts that are more than a rulebook may have.
   *
   * @throws ProblemException 413 where one is too long, 422 where there are too many
   */
  static void bounded(Map<String, String> texts) {
    if (texts.size() > Bounds.FILES_MAX) {
      throw new ProblemException(tooMany());
    }
    for (String text : texts.values()) {
      if (text.getBytes(StandardCharsets.UTF_8).length > Bounds.FILE_BYTES_MAX) {
        throw new ProblemException(tooLarge());
      }
    }
  }

  static Problem tooLarge() {
    return Problem.of(
        413,
        "too-large",
        "Too large",
        "A file may have up to "
            + Bounds.FILE_BYTES_MAX / 1024
            + " KiB. Split it into several files.");
  }

  static Problem tooMany() {
    return Problem.impossible(
        "too-many-files",
        "Too many files",
        "A rulebook may have up to " + Bounds.FILES_MAX + " files. Put rules together.");
  }
}
