package dev.regulars.purchase;

import dev.regulars.account.Adjustment;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a batch knows of adjustments, kept up to date by what it decides. */
final class Adjusted {

  private final Map<UUID, Adjustment> adjustments = new HashMap<>();
  private final Map<UUID, Long> alone = new HashMap<>();

  void learn(Collection<Adjustment> read) {
    read.forEach(one -> adjustments.putIfAbsent(one.id(), one));
  }

  void learnAlone(Collection<UUID> people, Map<UUID, Long> points) {
    people.forEach(person -> alone.putIfAbsent(person, points.getOrDefault(person, 0L)));
  }

  boolean hasAlone(UUID person) {
    return alone.containsKey(person);
  }

  /** An adjustment as it is now, null where there is none. */
  @Nullable Adjustment adjustment(UUID id) {
    return adjustments.get(id);
  }

  /** How many points somebody gave and took alone today. */
  long alone(@Nullable UUID person) {
    return person == null ? 0 : alone.getOrDefault(person, 0L);
  }

  /** Takes over what a command changed. */
  void advance(Change change) {
    for (Change.Entry entry : change.entries()) {
      if (entry instanceof Change.Entry.Adjusted(Adjustment after)) {
        boolean isNew = adjustments.put(after.id(), after) == null;
        UUID person = after.by().id();
        if (isNew && person != null) {
          alone.merge(person, after.counts(), Long::sum);
        }
      }
    }
  }
}
