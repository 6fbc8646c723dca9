package dev.regulars.purchase;

import dev.regulars.account.Merges;
import dev.regulars.member.Members;
import dev.regulars.shared.Idempotency;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What a merge writes behind its movements: the rows that go over, and the answer they make. */
@Component
class MergeWriting {

  private final Merges merges;
  private final Members members;
  private final Idempotency idempotency;
  private final JsonMapper json;

  MergeWriting(Merges merges, Members members, Idempotency idempotency, JsonMapper json) {
    this.merges = merges;
    this.members = members;
    this.idempotency = idempotency;
    this.json = json;
  }

  /** Refuses, before anything is written, what can't be taken apart. */
  Mono<Void> require(Connection connection, Change change) {
    return change.entries().getFirst() instanceof Change.Entry.Parted(UndoMerge command)
        ? merges.requireUnchanged(connection, command.kept())
        : Mono.empty();
  }

  /** Moves the rows; gives the member whom it is about then, as they are answered. */
  Mono<String> write(Connection connection, Change change, Instant now) {
    return switch (change.entries().getFirst()) {
      case Change.Entry.Merged(MergeMembers command, Merges.Merge merge) ->
          merges
              .merge(connection, merge)
              .then(Mono.defer(() -> answer(connection, command, merge.into())));
      case Change.Entry.Parted(UndoMerge command) ->
          merges
              .undo(connection, command.kept(), now)
              .then(Mono.defer(() -> answer(connection, command, command.memberId())));
      default -> throw new IllegalStateException("not alone");
    };
  }

  private Mono<String> answer(Connection connection, Command.Alone command, UUID memberId) {
    return members
        .shown(connection, memberId)
        .delayUntil(
            answer ->
                idempotency.keep(
                    connection,
                    List.of(
                        new Idempotency.Kept(
                            command.key(),
                            Idempotency.hash(json.writeValueAsString(command)),
                            answer))));
  }
}
