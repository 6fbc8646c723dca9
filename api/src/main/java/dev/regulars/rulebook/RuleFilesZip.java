package dev.regulars.rulebook;

import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.language.Bounds;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Rule files as a zip of plain files. Reading is strict: what a rulebook cannot contain is said,
 * not left out. Nothing is ever written to a disk, and no entry is read further than a file may be
 * long, whatever it says of its own size.
 */
final class RuleFilesZip {

  /** The first moment that a zip can name: the same files are the same bytes, for Git. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

  private RuleFilesZip() {}

  /** The files as a zip, in the order of their names. */
  static byte[] write(RuleFiles files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> file : files.files().entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
    return bytes.toByteArray();
  }

  /**
   * The files in a zip.
   *
   * @throws ProblemException 400 for what is no zip, 422 with the entries that a rulebook cannot
   *     contain
   */
  static RuleFiles read(byte[] bytes) {
    try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
      return read(zip);
    } catch (IOException | IllegalArgumentException broken) {
      throw new ProblemException(
          Problem.of(
              400,
              "malformed-request",
              "Malformed request",
              "The body is no zip that can be read."));
    }
  }

  private static RuleFiles read(ZipFile zip) throws IOException {
    List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
    if (entries.size() > Bounds.FILES_MAX) {
      throw new ProblemException(FileForm.tooMany());
    }
    FieldErrors errors = new FieldErrors();
    TreeMap<String, String> files = new TreeMap<>();
    long characters = 0;
    for (ZipArchiveEntry entry : entries) {
      String pointer = "/" + FieldErrors.escape(entry.getName());
      if (isFile(errors, pointer, entry, zip)) {
        errors.check(!files.containsKey(entry.getName()), pointer, "is there twice");
        String text = text(errors, pointer, entry, zip);
        characters += text.length();
        if (characters > Bounds.CHARACTERS_MAX) {
          throw Refusals.tooLarge(characters, Bounds.CHARACTERS_MAX);
        }
        files.put(entry.getName(), text);
      }
    }
    errors.check(
        files.keySet().stream().anyMatch(name -> name.endsWith(FileForm.RULES))
            || !errors.isEmpty(),
        "",
        "must contain at least one file of rules (.dslr)");
    if (!errors.isEmpty()) {
      throw new ProblemException(unusable().with(errors.list()));
    }
    return new RuleFiles(files);
  }

  private static boolean isFile(
      FieldErrors errors, String pointer, ZipArchiveEntry entry, ZipFile zip) {
    if (entry.isDirectory() || entry.getName().contains("/") || entry.getName().contains("\\")) {
      errors.add(pointer, "must not be or lie in a folder: zip the files themselves");
      return false;
    }
    if (entry.isUnixSymlink() || !zip.canReadEntryData(entry)) {
      errors.add(pointer, "must be an ordinary file, not encrypted, and no link");
      return false;
    }
    FileForm.checkName(errors, pointer, entry.getName());
    return !errors.has(pointer);
  }

  private static String text(FieldErrors errors, String pointer, ZipArchiveEntry entry, ZipFile zip)
      throws IOException {
    try (InputStream content = zip.getInputStream(entry)) {
      byte[] bytes = content.readNBytes(Bounds.FILE_BYTES_MAX + 1);
      if (bytes.length > Bounds.FILE_BYTES_MAX) {
        errors.add(pointer, "must be at most " + Bounds.FILE_BYTES_MAX / 1024 + " KiB: split it");
        return "";
      }
      return FileForm.decode(errors, pointer, bytes);
    }
  }

  private static Problem unusable() {
    return Problem.impossible(
        "zip-not-usable",
        "Not a zip of rule files",
        "Nothing was taken over. Correct what is said under 'errors' and send it again.");
  }
}
