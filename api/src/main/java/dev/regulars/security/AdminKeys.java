package dev.regulars.security;

import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes an admin's key for whoever sets a server up: there is no caller yet who could. */
@Component
public class AdminKeys {

  private final ApiKeys keys;
  private final AuditLog audit;

  AdminKeys(ApiKeys keys, AuditLog audit) {
    this.keys = keys;
    this.audit = audit;
  }

  /** Makes one, in the transaction in which it is subscribed. */
  public Mono<ApiKeyWithSecret> make(String name, Who by) {
    return keys.make(new ApiKeys.Order(name, Role.ADMIN, null, null, by.id()))
        .map(ApiKeyWithSecret::of)
        .flatMap(
            key ->
                audit
                    .record(
                        by,
                        "key.made",
                        "key",
                        key.id().toString(),
                        Map.of("name", name, "role", Role.ADMIN.code()))
                    .thenReturn(key));
  }
}
