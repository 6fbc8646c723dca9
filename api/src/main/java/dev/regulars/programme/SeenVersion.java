package dev.regulars.programme;

import dev.regulars.shared.ProblemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which version in force a writer has seen (RFC 9110, section 13.1.1).
 *
 * @param match the header {@code If-Match}, null where there was none
 */
record SeenVersion(@Nullable String match) {

  private static final String ANY = "*";

  /**
   * Ends the request of a writer who has seen another version.
   *
   * @throws ProblemException 428 where they do not say which, 412 where it is another one
   */
  void require(ProgrammeRow now) {
    if (match == null) {
      throw ProgrammeRefusals.unconditional(now.etag());
    }
    boolean isSeen =
        Arrays.stream(match.split(","))
            .map(String::strip)
            // Some forget the quotation marks.
            .map(tag -> tag.endsWith("\"") || tag.equals(ANY) ? tag : '"' + tag + '"')
            .anyMatch(tag -> tag.equals(ANY) || tag.equals(now.etag()));
    if (!isSeen) {
      throw ProgrammeRefusals.changed(now);
    }
  }
}
