package dev.regulars.rules.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it was read.
 *
 * @param place where it begins
 * @param whole whether every line of it was understood
 * @param comments the comment lines above it
 * @param closingComments the comment lines above its {@code end}
 */
public record ParsedRule(
    String name,
    Place place,
    boolean whole,
    List<SentenceUse> headers,
    List<SentenceUse> conditions,
    List<SentenceUse> consequences,
    List<String> comments,
    List<String> closingComments) {

  /** The id of the header that says what a rule is counted under. */
  private static final String IDENTITY = "identity";

  public ParsedRule {
    headers = List.copyOf(headers);
    conditions = List.copyOf(conditions);
    consequences = List.copyOf(consequences);
    comments = List.copyOf(comments);
    closingComments = List.copyOf(closingComments);
  }

  /** What its limits and its budget are counted under: its identity, or else its name. */
  public String identity() {
    String own = ownIdentity();
    return own == null ? name : own;
  }

  /** The identity that stands in the rule, null where none does. */
  public @Nullable String ownIdentity() {
    SentenceUse use = identityUse();
    return use != null && use.values().getFirst() instanceof Value.Text(String text) ? text : null;
  }

  /** Its headers without the one that says its identity: what somebody wants of it. */
  public List<SentenceUse> headersButIdentity() {
    SentenceUse identity = identityUse();
    return identity == null
        ? headers
        : headers.stream().filter(use -> !use.equals(identity)).toList();
  }

  @Nullable SentenceUse identityUse() {
    for (SentenceUse use : headers) {
      if (use.sentence().id().equals(IDENTITY)) {
        return use;
      }
    }
    return null;
  }
}
