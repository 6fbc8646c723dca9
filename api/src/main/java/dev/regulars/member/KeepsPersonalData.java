package dev.regulars.member;

import io.r2dbc.spi.Connection;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * A package that keeps something about members which says who they are. They are asked one after
 * the other in the order of their {@code @Order}, which each has: who locks what others wait for,
 * such as a pool, comes before who only deletes rows of the member. The member's account is locked
 * before all of them.
 */
public interface KeepsPersonalData {

  /** Takes it away, in the transaction in which the member is erased. It may be asked again. */
  Mono<Void> erase(Connection connection, UUID memberId);
}
