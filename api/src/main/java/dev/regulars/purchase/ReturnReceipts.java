package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import dev.regulars.purchase.Outcome.Refused;
import dev.regulars.purchase.Outcome.Replayed;
import dev.regulars.purchase.RecordReturn.OfProducts;
import dev.regulars.purchase.RecordReturn.OfPurchase;
import dev.regulars.purchase.ReturnRows.Key;
import dev.regulars.purchase.ReturnRows.Known;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import io.r2dbc.spi.Connection;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Books each return once: the first answer again, or the work, and its answer kept. */
@Component
class ReturnReceipts {

  private final ReturnRows rows;
  private final JsonMapper json;

  ReturnReceipts(ReturnRows rows, JsonMapper json) {
    this.rows = rows;
    this.json = json;
  }

  /** What is kept of a return of products: whose they are, too. */
  private record Canonical(UUID memberId, OfProducts products) {}

  /** The return of a purchase. */
  Mono<Outcome> once(
      Connection connection, String store, OfPurchase command, Mono<ReturnAnswer> work) {
    String content = json.writeValueAsString(command);
    Key key = new Key(store, command.returnReceipt(), 0);
    return once(
        connection,
        key,
        known -> Contents.same(json, known.content(), content),
        work.flatMap(answer -> keep(connection, key, known(answer, content, MemberMark.NONE))));
  }

  /**
   * The return of products.
   *
   * @param memberId whom the command names now, null for nobody: it may be a retry even so
   * @param keepsUnmatched whether it is kept where nothing comes back; else its identity stays free
   */
  Mono<Outcome> once(
      Connection connection,
      OfProducts command,
      @Nullable UUID memberId,
      boolean keepsUnmatched,
      Function<UUID, Mono<ReturnAnswer>> work) {
    int mark = MemberMark.of(command.member());
    Key key = new Key(command.store(), command.returnReceipt(), command.part());
    Mono<Outcome> first =
        memberId == null
            ? Mono.error(() -> new ProblemException(unknownMember(command.member())))
            : Mono.defer(() -> work.apply(memberId))
                .flatMap(
                    answer ->
                        answer.lines().isEmpty() && !keepsUnmatched
                            ? Mono.just(new Outcome.Quoted(json.writeValueAsString(answer)))
                            : keep(
                                connection,
                                key,
                                known(
                                    answer,
                                    json.writeValueAsString(new Canonical(memberId, command)),
                                    mark)));
    return once(connection, key, known -> isSame(known, command, mark, memberId), first);
  }

  /** A retry names the member as the first one did, or whom that one meant. */
  private boolean isSame(Known known, OfProducts command, int mark, @Nullable UUID memberId) {
    JsonNode kept = json.readTree(known.content());
    JsonNode asked = json.readTree(json.writeValueAsString(command));
    return Contents.same(kept.path("products"), asked)
        && (known.memberMark() == mark
            || (memberId != null
                && memberId.toString().equals(kept.path("memberId").asString(""))));
  }

  private Mono<Outcome> once(
      Connection connection, Key key, Predicate<Known> isSame, Mono<Outcome> first) {
    return rows.claim(connection, key)
        .<Outcome>map(
            known ->
                isSame.test(known)
                    ? new Replayed(known.id(), known.answer())
                    : new Refused(conflict(key)))
        .switchIfEmpty(first);
  }

  private Mono<Outcome> keep(Connection connection, Key key, Known known) {
    return rows.insertReceipt(connection, key, known)
        .thenReturn(new Outcome.Booked(known.id(), known.answer()));
  }

  private Known known(ReturnAnswer answer, String content, int mark) {
    return new Known(
        Objects.requireNonNull(answer.id()), content, json.writeValueAsString(answer), mark);
  }

  private static Problem unknownMember(MemberRef ref) {
    return UnknownMember.named(
        ref, "Name the member who bought it, or return the purchase itself by its id.");
  }

  private static Problem conflict(Key key) {
    return Problem.conflict(
        "return-conflict",
        "Another return has this receipt",
        "Store %s booked return %s before with other content. Use a new return receipt."
            .formatted(key.store(), key.returnReceipt()));
  }
}
