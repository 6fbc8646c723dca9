package dev.regulars.rulebook;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Which state of a file, or of all files of a draft, a writer has seen (RFC 9110, section 13.1).
 *
 * @param match entity tags of {@code If-Match}, null where there is none
 * @param onlyNew {@code If-None-Match: *}
 */
record Precondition(@Nullable List<String> match, boolean onlyNew) {

  /** Nothing is said. */
  static final Precondition NONE = new Precondition(null, false);

  private static final Pattern REVISION = Pattern.compile("(?:W/)?\"?([0-9]{1,9})\"?");
  private static final String ANY = "*";
  private static final String WEAK = "W/";
  private static final int FAILED = 412;

  static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    List<String> match =
        ifMatch == null ? null : Arrays.stream(ifMatch.split(",")).map(String::strip).toList();
    return new Precondition(match, ANY.equals(ifNoneMatch));
  }

  /** Whether a file that is not there may be written. */
  boolean allowsNew() {
    return match == null;
  }

  /** Whether the file as it is now may be written over. */
  boolean allows(Draft.File now) {
    return !onlyNew && allows(now.etag());
  }

  /** Whether what has this tag now may be written over. */
  boolean allows(String etag) {
    return match == null
        || match.contains(ANY)
        || match.stream().anyMatch(tag -> etag.equals(quoted(tag)));
  }

  /** A tag in its quotation marks, which some forget; a weak one stays so and matches nothing. */
  private static String quoted(String tag) {
    return tag.endsWith("\"") ? tag : '"' + tag + '"';
  }

  /** The work; where it is refused over weak tags, as a proxy that packs makes them, it says so. */
  <T> Mono<T> over(Mono<T> work) {
    return match == null || match.stream().noneMatch(tag -> tag.startsWith(WEAK))
        ? work
        : work.onErrorMap(ProblemException.class, refused -> explained(refused.problem()));
  }

  private static ProblemException explained(Problem problem) {
    String more =
        problem.status() == FAILED
            ? " 'If-Match' has a weak tag (W/…), which matches nothing: leave the W/ away."
            : "";
    return new ProblemException(
        new Problem(
            problem.slug(),
            problem.title(),
            problem.status(),
            problem.detail() + more,
            problem.errors(),
            problem.properties(),
            problem.retryAfter()));
  }

  /** The revision that the writer began with, null where that is not said. */
  @Nullable Integer revision() {
    int revision = match == null ? 0 : revision(match.getFirst());
    return revision == 0 ? null : revision;
  }

  private static int revision(String tag) {
    Matcher matcher = REVISION.matcher(tag);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
