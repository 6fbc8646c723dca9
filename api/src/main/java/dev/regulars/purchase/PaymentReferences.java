package dev.regulars.purchase;

import dev.regulars.member.KeepsPersonalData;
import dev.regulars.purchase.Change.Entry.Recorded;
import dev.regulars.shared.Columns;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tokens of the means by which purchases were paid. They can tell who somebody is, so they stand
 * apart from the purchases, which are kept for ever, and are taken away with the member.
 */
@Component
@Order(2)
class PaymentReferences implements KeepsPersonalData {

  private static final String INSERT =
      """
      insert into payment_reference (purchase_id, position, reference)
      select * from unnest($1::uuid[], $2::bigint[], $3::text[])
      """;

  private static final String OF_PURCHASES =
      """
      select purchase_id, position, reference
        from payment_reference
       where purchase_id = any($1::uuid[])
      """;

  private static final String ERASE =
      """
      delete from payment_reference
       using purchase
       where payment_reference.purchase_id = purchase.id
         and purchase.member_id = $1
      """;

  private record Reference(UUID purchaseId, long position, String token) {}

  /** Writes those of new purchases; nothing is sent where there are none. */
  Mono<Void> insert(Connection connection, List<Recorded> rows) {
    List<Reference> references = new ArrayList<>();
    for (Recorded row : rows) {
      if (row.candidate().command() instanceof RecordPurchase purchase && purchase.paid() != null) {
        add(references, row.candidate().id(), purchase.paid());
      }
    }
    return references.isEmpty()
        ? Mono.empty()
        : Columns.of(references)
            .uuid(Reference::purchaseId)
            .number(Reference::position)
            .text(Reference::token)
            .execute(connection, INSERT);
  }

  private static void add(List<Reference> references, UUID purchaseId, Paid paid) {
    for (int i = 0; i < paid.payments().size(); i++) {
      String token = paid.payments().get(i).reference();
      if (token != null) {
        references.add(new Reference(purchaseId, i, token));
      }
    }
  }

  /** What is kept of these purchases, by purchase and position. */
  Mono<Map<UUID, Map<Integer, String>>> of(Connection connection, Collection<UUID> purchaseIds) {
    return purchaseIds.isEmpty()
        ? Mono.just(Map.of())
        : Columns.of(List.copyOf(purchaseIds))
            .uuid(id -> id)
            .select(
                connection,
                OF_PURCHASES,
                row ->
                    new Reference(
                        Rows.uuid(row, "purchase_id"),
                        Rows.number(row, "position"),
                        Rows.text(row, "reference")))
            .collect(
                Collectors.groupingBy(
                    Reference::purchaseId,
                    Collectors.toMap(
                        reference -> Math.toIntExact(reference.position()), Reference::token)));
  }

  /** The token of a payment, null where there is none, or none any more. */
  static @Nullable String at(Map<UUID, Map<Integer, String>> kept, UUID purchaseId, int position) {
    return Objects.requireNonNullElse(kept.get(purchaseId), Map.<Integer, String>of())
        .get(position);
  }

  @Override
  public Mono<Void> erase(Connection connection, UUID memberId) {
    return Flux.from(connection.createStatement(ERASE).bind(0, memberId).execute())
        .flatMap(Result::getRowsUpdated)
        .then();
  }
}
