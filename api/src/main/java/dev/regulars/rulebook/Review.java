package dev.regulars.rulebook;

import dev.regulars.rulebook.Journal.Action;
import dev.regulars.rulebook.Journal.Event;
import dev.regulars.rulebook.Versions.NewVersion;
import dev.regulars.rules.RuleFiles;
import dev.regulars.security.Caller;
import dev.regulars.security.KeyMakers;
import dev.regulars.security.Role;
import dev.regulars.security.Who;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A draft is handed in as a version, and somebody else decides about it. */
@Component
class Review {

  private final Drafts drafts;
  private final DraftFiles files;
  private final Versions versions;
  private final Checks checks;
  private final Editing editing;
  private final GivenIdentities identities;
  private final Journal journal;
  private final KeyMakers makers;
  private final RulebookProperties properties;
  private final TransactionalOperator transaction;
  private final Clock clock;

  Review(
      Drafts drafts,
      DraftFiles files,
      Versions versions,
      Checks checks,
      Editing editing,
      GivenIdentities identities,
      Journal journal,
      KeyMakers makers,
      RulebookProperties properties,
      TransactionalOperator transaction,
      Clock clock) {
    this.drafts = drafts;
    this.files = files;
    this.versions = versions;
    this.checks = checks;
    this.editing = editing;
    this.identities = identities;
    this.journal = journal;
    this.makers = makers;
    this.properties = properties;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Hands a draft in; what was checked is what is handed in.
   *
   * @param note why, null for the draft's own
   * @return the version's number; a problem where it is not sound
   */
  Mono<Integer> submit(UUID id, @Nullable String note, Who by) {
    return drafts
        .find(id)
        .switchIfEmpty(Mono.error(Refusals::noDraft))
        .flatMap(
            draft ->
                draft.state().isOpen()
                    ? whole(draft, by)
                    : Mono.<List<Draft.File>>error(Refusals.draftState(draft)))
        .flatMap(
            checked ->
                checks
                    .check(Draft.texts(checked, Map.of()), Locale.ENGLISH)
                    .flatMap(
                        result ->
                            result.ok()
                                ? handIn(id, checked, note, by)
                                : Mono.error(Refusals.notSound(result))));
  }

  /** The files, each of whose rules has its identity; drafts of before there were any have none. */
  private Mono<List<Draft.File>> whole(Draft draft, Who by) {
    return files
        .of(draft.id())
        .flatMap(
            saved -> {
              RuleFiles now = Draft.texts(saved, Map.of());
              return identities
                  .of(draft, now, now)
                  .flatMap(
                      given ->
                          given.equals(now)
                              ? Mono.just(saved)
                              : editing
                                  .replaceAll(draft.id(), given, Precondition.NONE, by)
                                  .then(Mono.defer(() -> files.of(draft.id()))));
            });
  }

  private Mono<Integer> handIn(UUID id, List<Draft.File> checked, @Nullable String note, Who by) {
    return editing.open(
        id,
        draft ->
            files
                .of(id)
                .filter(checked::equals)
                .switchIfEmpty(Mono.error(Refusals::draftChanged))
                .flatMap(same -> versions.insert(version(draft, same, note, by)))
                .flatMap(
                    number ->
                        drafts
                            .setVersion(id, number)
                            .then(Mono.defer(() -> versions.find(number)))
                            .flatMap(
                                version -> write(version, Action.SUBMITTED, by, version.note()))
                            .thenReturn(number)));
  }

  private NewVersion version(Draft draft, List<Draft.File> files, @Nullable String note, Who by) {
    return new NewVersion(
        VersionState.SUBMITTED,
        Draft.texts(files, Map.of()),
        draft.id(),
        draft.basedOn(),
        null,
        Objects.requireNonNullElse(note, draft.note()),
        by,
        clock.instant(),
        null);
  }

  /** Takes a version back that is not live yet; the draft can be changed again. */
  Mono<Integer> withdraw(Version version, Who by) {
    if (version.state() != VersionState.SUBMITTED && version.state() != VersionState.APPROVED) {
      return Mono.error(Refusals.state(version, "withdrawn"));
    }
    return step(version, versions.withdraw(version.number()), Action.WITHDRAWN, by, null);
  }

  /**
   * Approves a version.
   *
   * @return a problem of 403 where the caller worked on it or is no approver
   */
  Mono<Integer> approve(Version version, @Nullable String note, Caller caller) {
    Instant now = clock.instant();
    Mono<Integer> approved =
        version.state() == VersionState.SUBMITTED
            ? step(
                version,
                versions.decide(version.number(), VersionState.APPROVED, caller.who(), now, null),
                Action.APPROVED,
                caller.who(),
                note)
            : Mono.error(Refusals.state(version, "approved"));
    return mayDecide(version, caller).then(approved);
  }

  /** Turns a version down; the draft can be changed and handed in again. */
  Mono<Integer> reject(Version version, String reason, Who by) {
    return version.state() == VersionState.SUBMITTED
        ? step(
            version,
            versions.decide(version.number(), VersionState.REJECTED, by, clock.instant(), reason),
            Action.REJECTED,
            by,
            reason)
        : Mono.error(Refusals.state(version, "rejected"));
  }

  /**
   * Whether somebody worked on a draft themselves, so that four eyes keep them from approving it. A
   * person and the keys that they made are the same two eyes.
   */
  Mono<Boolean> isOwn(UUID draft, Caller caller) {
    return properties.fourEyes()
        ? makers.sameHands(caller.id()).flatMap(hands -> drafts.workedOn(draft, hands))
        : Mono.just(false);
  }

  private Mono<Void> mayDecide(Version version, Caller caller) {
    UUID draft = version.draft();
    Mono<Boolean> own = draft == null ? Mono.just(false) : isOwn(draft, caller);
    return own.flatMap(
        worked -> {
          if (worked) {
            return Mono.error(Refusals.fourEyes());
          }
          return caller.role() == Role.MARKETER ? Mono.error(Refusals.noApprover()) : Mono.empty();
        });
  }

  private Mono<Integer> step(
      Version version, Mono<Boolean> update, Action action, Who by, @Nullable String note) {
    return Publishing.taken(update, version.number())
        .then(Mono.defer(() -> write(version, action, by, note)))
        .thenReturn(version.number())
        .as(transaction::transactional);
  }

  private Mono<Void> write(Version version, Action action, Who by, @Nullable String note) {
    return journal.write(Event.of(clock.instant(), by, action, version, note));
  }
}
