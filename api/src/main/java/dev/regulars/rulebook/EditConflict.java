package dev.regulars.rulebook;

import dev.regulars.rules.change.ThreeWay;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The problem that a writer gets whose file somebody else changed, for the API's description.
 *
 * @param current the file as it is saved; missing where it was taken out
 * @param etag of what is saved, for {@code If-Match}
 * @param merged both changes in one text; where they contradict each other, the saved lines with
 *     the writer's as comments below
 * @param conflicts where they contradict each other; empty where {@code merged} can be sent as it
 *     is
 */
@Schema(name = "EditConflict")
record EditConflict(
    @Schema(example = "urn:regulars:problem:edit-conflict") String type,
    String title,
    int status,
    String detail,
    @Nullable String current,
    @Nullable String etag,
    @Nullable String merged,
    @Nullable List<Place> conflicts) {

  /**
   * A place where both want something else.
   *
   * @param block name of the rule or example, empty below the last
   * @param line first line of the merged text that it is about, 1-based
   * @param lines how many lines it is about
   * @param message what happened
   * @param base what stood there before; may be empty, like the other two
   * @param mine what the writer wants
   * @param theirs what is saved
   */
  @Schema(name = "EditConflictPlace")
  record Place(
      String block, int line, int lines, String message, String base, String mine, String theirs) {

    static List<Place> of(ThreeWay.Merge merge) {
      return merge.conflicts().stream()
          .map(
              conflict ->
                  new Place(
                      conflict.within(),
                      conflict.line(),
                      conflict.lines(),
                      conflict.message(),
                      conflict.base(),
                      conflict.mine(),
                      conflict.theirs()))
          .toList();
    }
  }
}
