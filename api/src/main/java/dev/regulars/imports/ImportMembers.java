package dev.regulars.imports;

import dev.regulars.imports.Mapping.UnknownMembers;
import dev.regulars.member.BulkEnrolment;
import dev.regulars.member.MemberDirectory;
import dev.regulars.member.MemberRef;
import dev.regulars.member.MemberRefBody;
import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Transactions;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the members that receipts name, a batch at a time, and enrols those who are new. */
@Component
class ImportMembers {

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
  private final BulkEnrolment enrolment;
  private final Transactions transactions;

  ImportMembers(MemberDirectory directory, BulkEnrolment enrolment, Transactions transactions) {
    this.directory = directory;
    this.enrolment = enrolment;
    this.transactions = transactions;
  }

  /** The plans with their members, in their order. */
  Mono<List<Resolved>> resolve(UUID jobId, Mapping mapping, List<Plan> plans, Known known) {
    Map<String, Who> batch = new HashMap<>();
    Map<String, MemberRef> asked = new LinkedHashMap<>();
    for (Plan plan : plans) {
      String text = plan.member();
      if (text != null && !batch.containsKey(text) && !asked.containsKey(text)) {
        Who before = known.get(text);
        if (before == null) {
          read(mapping, text, batch, asked);
        } else {
          batch.put(text, before);
        }
      }
    }
    return find(jobId, mapping, new LinkedHashSet<>(asked.values()))
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

  private static Who who(Plan plan, Map<String, Who> batch) {
    return plan.member() == null
        ? new Who.Nobody()
        : Objects.requireNonNull(batch.get(plan.member()));
  }

  private static void read(
      Mapping mapping, String text, Map<String, Who> batch, Map<String, MemberRef> asked) {
    FieldErrors errors = new FieldErrors();
    MemberRefBody body = body(Objects.requireNonNull(mapping.memberKey()), text);
    MemberRef ref = body == null ? null : body.read(errors, "");
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

  private Mono<Map<MemberRef, UUID>> find(UUID jobId, Mapping mapping, Set<MemberRef> refs) {
    if (refs.isEmpty()) {
      return Mono.just(Map.of());
    }
    // Somebody else may enrol one of them at the same moment: then it is tried again, and they are
    // found.
    return transactions.keep(
        connection ->
            directory
                .resolve(connection, refs)
                .flatMap(
                    found ->
                        mapping.unknownMembers() == UnknownMembers.ENROL
                            ? enrol(connection, jobId, refs, found)
                            : Mono.just(found)));
  }

  private Mono<Map<MemberRef, UUID>> enrol(
      Connection connection, UUID jobId, Set<MemberRef> refs, Map<MemberRef, UUID> found) {
    Set<MemberRef> missing = new LinkedHashSet<>(refs);
    missing.removeAll(found.keySet());
    if (missing.isEmpty()) {
      return Mono.just(found);
    }
    return enrolment
        .enrol(connection, missing)
        .flatMap(
            enrolled ->
                count(connection, jobId, enrolled.size())
                    .then(
                        Mono.fromSupplier(
                            () -> {
                              Map<MemberRef, UUID> all = new HashMap<>(found);
                              all.putAll(enrolled);
                              return all;
                            })));
  }

  private static Mono<Void> count(Connection connection, UUID jobId, long members) {
    return Flux.from(connection.createStatement(COUNT).bind(0, jobId).bind(1, members).execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }
}
