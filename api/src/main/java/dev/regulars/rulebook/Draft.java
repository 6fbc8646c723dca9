package dev.regulars.rulebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.regulars.rules.RuleFiles;
import dev.regulars.security.Who;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft of the rulebook.
 *
 * @param basedOn the version whose files it began with
 * @param version as which it was handed in last, null where it never was
 * @param reason why that was rejected, null where it was not
 * @param publishAt when it will go live, null where no time is set
 */
record Draft(
    UUID id,
    DraftState state,
    int basedOn,
    String note,
    Who by,
    Instant at,
    Who changedBy,
    Instant changedAt,
    @Nullable Integer version,
    @Nullable String reason,
    @Nullable Instant publishAt) {

  /**
   * A file of a draft as it is now.
   *
   * @param revision counts the changes of the file, from 1
   */
  record File(String name, int revision, String text, Who changedBy, Instant changedAt) {

    /** As the header {@code ETag} has it, quotation marks included. */
    String etag() {
      return "\"" + revision + "\"";
    }
  }

  /** Of all files together, as the header {@code ETag} has it: another one after each change. */
  static String etag(List<File> files) {
    StringBuilder state = new StringBuilder();
    files.forEach(file -> state.append(file.name()).append(file.etag()));
    return '"' + UUID.nameUUIDFromBytes(state.toString().getBytes(UTF_8)).toString() + '"';
  }

  /** The texts of files, with unsaved ones in place of those of the same name. */
  static RuleFiles texts(List<File> files, Map<String, String> unsaved) {
    TreeMap<String, String> texts = new TreeMap<>();
    files.forEach(file -> texts.put(file.name(), file.text()));
    texts.putAll(unsaved);
    return new RuleFiles(texts);
  }
}
