package dev.regulars.account;

import dev.regulars.shared.Rows;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/**
 * A package's proof that its tables agree with the transfers. All proofs run in one transaction,
 * which sees one moment. What transfers sum up to by their source stands in the view {@code
 * points_by_source}.
 */
public interface Proof {

  /**
   * Two numbers that should be equal.
   *
   * @param memberId whose they are, null for nobody known
   * @param expected from the transfers
   * @param found where it is kept
   */
  record Difference(@Nullable UUID memberId, String what, long expected, long found) {

    /**
     * What a proof finds.
     *
     * @param select gives {@code member_id, what, expected} and {@code found}, at most {@code $1}
     *     rows
     */
    public static Flux<Difference> find(DatabaseClient database, String select, int most) {
      return database
          .sql(select)
          .bind(0, most)
          .map(
              row ->
                  new Difference(
                      row.get("member_id", UUID.class),
                      Rows.text(row, "what"),
                      Rows.number(row, "expected"),
                      Rows.number(row, "found")))
          .all();
    }
  }

  /**
   * What does not agree.
   *
   * @param most how many differences of a kind are given at most
   */
  Flux<Difference> differences(int most);
}
