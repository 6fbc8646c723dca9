package dev.regulars.imports;

import dev.regulars.imports.Mapping.UnknownMembers;
import dev.regulars.member.Enrolled;
import dev.regulars.member.Enrolments;
import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.member.NewMember;
import dev.regulars.member.PhoneNumbers;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds the members that receipts name, a batch at a time, and enrols those who are new: as of
 * their first receipt in the file, for they have been customers since.
 */
@Component
class ImportMembers {

  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  // In one transaction with the enrolment: it is counted once, whatever happens.
  private static final String COUNT =
      "update import_job set members_enrolled = members_enrolled + $2 where id = $1";

  /** A receipt's plan, and whom it is of. */
  record Resolved(Plan plan, Who who) {}

  /**
   * Members that were found before, the latest of them. Of one import, used by one batch at once.
   */
  static final class Known extends LinkedHashMap<String, Who> {

    private static final long serialVersionUID = 1L;
    private static final int KEPT = 100_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Who> eldest) {
      return size() > KEPT;
    }
  }

  private final MemberDirectory directory;
  private final Enrolments enrolments;
  private final PhoneNumbers phones;
  private final Transactions transactions;
  private final Clock clock;

  ImportMembers(
      MemberDirectory directory,
      Enrolments enrolments,
      PhoneNumbers phones,
      Transactions transactions,
      Clock clock) {
    this.directory = directory;
    this.enrolments = enrolments;
    this.phones = phones;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The plans with their members, in their order. */
  Mono<List<Resolved>> resolve(UUID jobId, Mapping mapping, List<Plan> plans, Known known) {
    Map<String, Who> batch = new HashMap<>();
    Map<String, MemberRef> asked = new LinkedHashMap<>();
    Map<MemberRef, Instant> first = new LinkedHashMap<>();
    for (Plan plan : plans) {
      String text = plan.member();
      if (text != null && !batch.containsKey(text) && !asked.containsKey(text)) {
        Who before = known.get(text);
        if (before == null) {
          read(mapping, text, batch, asked);
          MemberRef ref = asked.get(text);
          if (ref != null) {
            first.putIfAbsent(ref, since(plan));
          }
        } else {
          batch.put(text, before);
        }
      }
    }
    return find(jobId, mapping, first)
        .map(
            found -> {
              asked.forEach(
                  (text, ref) -> {
                    UUID id = found.get(ref);
                    batch.put(text, id == null ? new Who.Unknown() : new Who.Known(id));
                  });
              known.putAll(batch);
              return plans.stream().map(plan -> new Resolved(plan, who(plan, batch))).toList();
            });
  }

  /** What cannot be the time of a purchase is rejected later, and is no time to have joined at. */
  private Instant since(Plan plan) {
    Instant now = clock.instant();
    Instant bought = Plan.moment(plan.goods()).toInstant();
    return bought.isBefore(EARLIEST) || bought.isAfter(now) ? now : bought;
  }

  private static Who who(Plan plan, Map<String, Who> batch) {
    return plan.member() == null
        ? new Who.Nobody()
        : Objects.requireNonNull(batch.get(plan.member()));
  }

  private void read(
      Mapping mapping, String text, Map<String, Who> batch, Map<String, MemberRef> asked) {
    FieldErrors errors = new FieldErrors();
    MemberRefBody body = body(Objects.requireNonNull(mapping.memberKey()), text);
    MemberRef ref = body == null ? null : body.read(errors, "", phones);
    if (ref == null || !errors.isEmpty()) {
      String detail = errors.isEmpty() ? "is not a UUID" : errors.list().getFirst().detail();
      batch.put(text, new Who.Unreadable("member: " + detail));
    } else {
      asked.put(text, ref);
    }
  }

  private static @Nullable MemberRefBody body(MemberRef.Kind kind, String text) {
    return switch (kind) {
      case ID -> {
        try {
          yield new MemberRefBody(UUID.fromString(text), null, null, null, null, null);
        } catch (IllegalArgumentException e) {
          yield null;
        }
      }
      case MEMBER_NUMBER -> new MemberRefBody(null, text, null, null, null, null);
      case CARD -> new MemberRefBody(null, null, text, null, null, null);
      case PHONE -> new MemberRefBody(null, null, null, text, null, null);
      case EMAIL -> new MemberRefBody(null, null, null, null, text, null);
      case EXTERNAL_ID -> new MemberRefBody(null, null, null, null, null, text);
    };
  }

  private Mono<Map<MemberRef, UUID>> find(
      UUID jobId, Mapping mapping, Map<MemberRef, Instant> asked) {
    if (asked.isEmpty()) {
      return Mono.just(Map.of());
    }
    // Somebody else may enrol one of them at the same moment: then it is tried again, and they are
    // found.
    return transactions.keep(
        connection ->
            mapping.unknownMembers() == UnknownMembers.ENROL
                ? enrol(connection, jobId, asked)
                : directory.resolve(connection, asked.keySet()));
  }

  private Mono<Map<MemberRef, UUID>> enrol(
      Connection connection, UUID jobId, Map<MemberRef, Instant> asked) {
    List<MemberRef> refs = List.copyOf(asked.keySet());
    List<NewMember> members =
        refs.stream().map(ref -> NewMember.knownBy(ref, asked.get(ref))).toList();
    return enrolments
        .enrolAll(connection, members)
        .flatMap(
            outcomes -> {
              Map<MemberRef, UUID> found = new HashMap<>();
              for (int i = 0; i < refs.size(); i++) {
                found.put(refs.get(i), outcomes.get(i).memberId());
              }
              long enrolled = outcomes.stream().filter(Enrolled.New.class::isInstance).count();
              return (enrolled == 0 ? Mono.empty() : count(connection, jobId, enrolled))
                  .thenReturn(found);
            });
  }

  private static Mono<Void> count(Connection connection, UUID jobId, long members) {
    return Flux.from(connection.createStatement(COUNT).bind(0, jobId).bind(1, members).execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }
}
