package dev.regulars.purchase;

import dev.regulars.member.MemberTag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What becomes of members' tags in a batch: of each the last word counts. */
final class MemberTags {

  private record Key(UUID memberId, String tag) {}

  private final Map<Key, MemberTag> put = new LinkedHashMap<>();
  private final Map<Key, MemberTag> taken = new LinkedHashMap<>();

  /** Takes over what a command says; a tag that it both puts on and takes off is off. */
  void advance(Change change) {
    change.tags().forEach(tag -> say(tag, put, taken));
    change.untags().forEach(tag -> say(tag, taken, put));
  }

  private static void say(MemberTag tag, Map<Key, MemberTag> into, Map<Key, MemberTag> outOf) {
    Key key = new Key(tag.memberId(), tag.tag());
    into.putIfAbsent(key, tag);
    outOf.remove(key);
  }

  List<MemberTag> put() {
    return List.copyOf(put.values());
  }

  List<MemberTag> taken() {
    return List.copyOf(taken.values());
  }
}
