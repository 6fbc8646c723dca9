package dev.regulars.plan;

import dev.regulars.member.KeepsPersonalData;
import dev.regulars.shared.Rows;
import io.r2dbc.spi.Connection;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What people wrote about a member's plan may say who it is. */
@Component
@Order(4)
class PlanReasons implements KeepsPersonalData {

  private static final String TAKE =
      "update member_plan_change set reason = null where member_id = $1 and reason is not null";

  /** Nobody is asked for money for somebody who is gone. */
  private static final String END = "update member_plan set renews = false where member_id = $1";

  @Override
  public Mono<Void> erase(Connection connection, UUID memberId) {
    return Rows.run(connection.createStatement(TAKE).bind(0, memberId))
        .then(Mono.defer(() -> Rows.run(connection.createStatement(END).bind(0, memberId))));
  }
}
