package dev.regulars.member;

import dev.regulars.security.Caller;
import dev.regulars.shared.Transactions;
import dev.regulars.tier.TierLadder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Members as they see and change themselves. */
@Component
public class OwnProfiles {

  /** The attribute that has it; rules and messages may read it. */
  static final String LANGUAGE = "language";

  private final Transactions transactions;
  private final Members members;
  private final MemberChanges changes;
  private final TierLadder ladder;
  private final JsonMapper json;

  OwnProfiles(
      Transactions transactions,
      Members members,
      MemberChanges changes,
      TierLadder ladder,
      JsonMapper json) {
    this.transactions = transactions;
    this.members = members;
    this.changes = changes;
    this.ladder = ladder;
    this.json = json;
  }

  /** A member; empty for nobody. */
  public Mono<OwnProfile> of(UUID memberId) {
    return transactions.keep(connection -> members.view(connection, memberId)).map(this::profile);
  }

  private OwnProfile profile(MemberView member) {
    String tier = member.tier() == null ? null : member.tier().code();
    return OwnProfile.of(member, ladder.welcome(tier));
  }

  /** What is kept of a member besides {@link #of}, for who asks for all of it: by the field. */
  public Mono<Map<String, Object>> more(UUID memberId) {
    return members
        .view(memberId)
        .map(
            member -> {
              Map<String, Object> more = new LinkedHashMap<>();
              if (member.externalId() != null) {
                more.put("externalId", member.externalId());
              }
              more.put("attributes", member.attributes());
              more.put("tags", member.tags());
              return more;
            });
  }

  /**
   * Changes what members may change by themselves: what is missing stays, null removes it.
   *
   * @param patch a JSON merge patch with {@code name}, {@code birthday} and {@code language}, whose
   *     names were looked at
   * @throws dev.regulars.shared.ProblemException 400 for wrong values, as a signal, too
   */
  public Mono<OwnProfile> change(UUID memberId, JsonNode patch, Caller by) {
    ObjectNode whole = json.createObjectNode();
    for (var field : patch.properties()) {
      if (field.getKey().equals(LANGUAGE)) {
        whole.putObject("attributes").set(LANGUAGE, field.getValue());
      } else {
        whole.set(field.getKey(), field.getValue());
      }
    }
    return changes.change(memberId, MemberChange.read(json, whole), by).map(this::profile);
  }
}
