package dev.regulars.rulebook;

import dev.regulars.rulebook.Journal.Action;
import dev.regulars.rulebook.Journal.Event;
import dev.regulars.rules.RuleFiles;
import dev.regulars.rules.language.Bounds;
import dev.regulars.security.AuditLog;
import dev.regulars.security.Who;
import dev.regulars.shared.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Changes drafts, one change at a time. A file that somebody else changed meanwhile is not written
 * over: whoever comes second gets both merged, and every text that ever was is kept.
 */
@Component
class Editing {

  private final Drafts drafts;
  private final DraftFiles files;
  private final Versions versions;
  private final Journal journal;
  private final AuditLog audit;
  private final TransactionalOperator transaction;
  private final Clock clock;
  private final DraftSizes sizes;
  private final Compiling compiling;
  private final GivenIdentities identities;

  Editing(
      Drafts drafts,
      DraftFiles files,
      DraftSizes sizes,
      Compiling compiling,
      GivenIdentities identities,
      Versions versions,
      Journal journal,
      AuditLog audit,
      TransactionalOperator transaction,
      Clock clock) {
    this.drafts = drafts;
    this.files = files;
    this.sizes = sizes;
    this.compiling = compiling;
    this.identities = identities;
    this.versions = versions;
    this.journal = journal;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Begins a draft; joins a transaction under way.
   *
   * @param from the version whose files it begins with, null for the live one
   */
  Mono<UUID> begin(@Nullable Integer from, String note, Who by) {
    Mono<Version> start =
        from == null
            ? versions.requireLive()
            : versions.find(from).switchIfEmpty(Mono.error(() -> Refusals.noVersion(from)));
    return start
        .flatMap(
            version ->
                drafts
                    .insert(version.number(), note, by)
                    .flatMap(
                        id ->
                            files
                                .copy(id, identities.spelledOut(version.files()), by)
                                .then(Mono.defer(() -> journal.write(drafted(id, by, note))))
                                .thenReturn(id)))
        .as(transaction::transactional);
  }

  private Event drafted(UUID id, Who by, String note) {
    return new Event(
        clock.instant(), by, Action.DRAFTED, null, id, null, note.isBlank() ? null : note);
  }

  Mono<Void> setNote(UUID id, String note) {
    return open(id, draft -> drafts.setNote(id, note));
  }

  /** Puts a draft away; one that was put away stays so. */
  Mono<Void> discard(UUID id, Who by) {
    return locked(
        id,
        draft ->
            switch (draft.state()) {
              case DISCARDED -> Mono.empty();
              case DRAFT, REJECTED -> setDiscarded(id, true, by);
              case SUBMITTED, APPROVED, PUBLISHED -> Mono.error(Refusals.draftState(draft));
            });
  }

  /** Takes a draft back that was put away; one that was not stays as it is. */
  Mono<Void> restore(UUID id, Who by) {
    return locked(
        id,
        draft ->
            draft.state() == DraftState.DISCARDED ? setDiscarded(id, false, by) : Mono.empty());
  }

  private Mono<Void> setDiscarded(UUID id, boolean discarded, Who by) {
    String action = discarded ? "rulebook.discarded" : "rulebook.restored";
    return drafts
        .setDiscarded(id, discarded)
        .then(
            Mono.defer(() -> audit.record(by, action, "rulebook-draft", id.toString(), Map.of())));
  }

  /**
   * Gives a file a text, where it is still as whoever writes has seen it. Rules that begin to count
   * something are given their identities.
   */
  Mono<Draft.File> put(UUID id, String name, String text, Precondition precondition, Who by) {
    return open(
            id,
            draft ->
                Mono.zip(file(id, name), identities.of(draft, name, text))
                    .flatMap(
                        read ->
                            read.getT1().isEmpty()
                                ? create(id, name, read.getT2(), precondition, by)
                                : replace(
                                    id, read.getT1().getFirst(), read.getT2(), precondition, by)))
        .onErrorResume(
            Overtaken.class, overtaken -> compiling.look(overtaken::merged).flatMap(Mono::error));
  }

  /**
   * Somebody else changed the file meanwhile. Both are merged once the draft is given back: it
   * takes its time.
   */
  private static final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Draft.File now;
    private final transient String base;
    private final transient String mine;

    Overtaken(Draft.File now, String base, String mine) {
      super("changed meanwhile", null, false, false);
      this.now = now;
      this.base = base;
      this.mine = mine;
    }

    ProblemException merged() {
      return Conflicts.edited(now, base, mine);
    }
  }

  private Mono<Draft.File> create(
      UUID id, String name, String text, Precondition precondition, Who by) {
    if (!precondition.allowsNew()) {
      return Mono.error(Conflicts.takenOut(name));
    }
    return files
        .of(id)
        .filter(there -> there.size() < Bounds.FILES_MAX)
        .switchIfEmpty(Mono.error(() -> new ProblemException(FileForm.tooMany())))
        .flatMap(room -> write(id, name, "", text, by));
  }

  private Mono<Draft.File> replace(
      UUID id, Draft.File now, String text, Precondition precondition, Who by) {
    if (now.text().equals(text)) {
      // Also whoever did not get the answer and writes the same again.
      return Mono.just(now);
    }
    if (precondition.allows(now)) {
      return write(id, now.name(), now.text(), text, by);
    }
    Integer seen = precondition.revision();
    Mono<String> base = seen == null ? Mono.empty() : files.text(id, now.name(), seen);
    return base.defaultIfEmpty("").flatMap(began -> Mono.error(new Overtaken(now, began, text)));
  }

  private Mono<Draft.File> write(UUID id, String name, String before, String text, Who by) {
    Mono<Draft.File> written =
        files.put(id, name, text, by).flatMap(file -> drafts.touch(id, by).thenReturn(file));
    // What gets shorter is taken, however long the whole is still.
    return text.length() <= before.length()
        ? written
        : files
            .characters(id)
            .map(there -> there - before.length() + text.length())
            .flatMap(sizes::room)
            .then(written);
  }

  /** Takes a file out, where it is still as whoever does it has seen it. */
  Mono<Void> remove(UUID id, String name, Precondition precondition, Who by) {
    return open(
            id,
            draft ->
                file(id, name)
                    .flatMap(
                        now -> {
                          if (now.isEmpty()) {
                            return Mono.error(Refusals.noFile(name));
                          }
                          return precondition.allows(now.getFirst())
                              ? files.remove(id, name, by).then(drafts.touch(id, by)).thenReturn(id)
                              : Mono.error(Conflicts.changed(now.getFirst()));
                        }))
        .then();
  }

  /** Puts these files in place of all, where they are still as whoever does it has seen them. */
  Mono<Void> replaceAll(UUID id, RuleFiles wanted, Precondition precondition, Who by) {
    return open(
        id,
        draft ->
            files
                .of(id)
                .flatMap(
                    now -> {
                      RuleFiles there = Draft.texts(now, Map.of());
                      return identities
                          .of(draft, there, wanted)
                          .flatMap(
                              whole ->
                                  there.equals(whole) || precondition.allows(Draft.etag(now))
                                      ? replaceAll(id, there.files(), whole, by)
                                      : Mono.error(Conflicts.changed(draft, now)));
                    }));
  }

  private Mono<Void> replaceAll(UUID id, Map<String, String> there, RuleFiles wanted, Who by) {
    long characters = length(wanted.files());
    return characters <= length(there)
        ? writeAll(id, there, wanted, by)
        : sizes.room(characters).then(Mono.defer(() -> writeAll(id, there, wanted, by)));
  }

  private static long length(Map<String, String> texts) {
    return texts.values().stream().mapToLong(String::length).sum();
  }

  private Mono<Void> writeAll(UUID id, Map<String, String> there, RuleFiles wanted, Who by) {
    Mono<Void> removed =
        Flux.fromIterable(there.keySet())
            .filter(name -> !wanted.files().containsKey(name))
            .concatMap(name -> files.remove(id, name, by))
            .then();
    Mono<Void> written =
        Flux.fromIterable(wanted.files().entrySet())
            .filter(file -> !file.getValue().equals(there.get(file.getKey())))
            .concatMap(file -> files.put(id, file.getKey(), file.getValue(), by))
            .then();
    return removed.then(written).then(drafts.touch(id, by));
  }

  /** Changes a file by what it contains; a file that is not there contains nothing. */
  Mono<Draft.File> change(UUID id, String name, Function<String, String> change, Who by) {
    return open(
        id,
        draft ->
            file(id, name)
                .flatMap(
                    now -> {
                      String before = now.isEmpty() ? "" : now.getFirst().text();
                      return compiling
                          .look(() -> change.apply(before))
                          .flatMap(
                              text ->
                                  now.isEmpty()
                                      ? create(id, name, text, Precondition.NONE, by)
                                      : write(id, name, before, text, by));
                    }));
  }

  private Mono<List<Draft.File>> file(UUID id, String name) {
    return files.find(id, name).flux().collectList();
  }

  /** Work on a draft whose files may be changed, while nobody else changes it. */
  <T> Mono<T> open(UUID id, Function<Draft, Mono<T>> work) {
    return locked(
        id,
        draft ->
            draft.state().isOpen() ? work.apply(draft) : Mono.error(Refusals.draftState(draft)));
  }

  private <T> Mono<T> locked(UUID id, Function<Draft, Mono<T>> work) {
    return drafts
        .lock(id)
        .switchIfEmpty(Mono.error(Refusals::noDraft))
        .flatMap(work)
        .as(transaction::transactional);
  }
}
