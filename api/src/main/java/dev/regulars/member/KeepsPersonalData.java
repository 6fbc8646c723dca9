package dev.regulars.member;

import io.r2dbc.spi.Connection;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** A package that keeps something about members which says who they are. */
public interface KeepsPersonalData {

  /** Takes it away, in the transaction in which the member is erased. It may be asked again. */
  Mono<Void> erase(Connection connection, UUID memberId);
}
