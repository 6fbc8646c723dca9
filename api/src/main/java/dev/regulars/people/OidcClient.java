package dev.regulars.people;

import java.time.Duration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What the issuer says about itself (OpenID Connect Discovery 1.0), asked when somebody first signs
 * in: a server starts also while the issuer is away. Asked again once a day, and a few seconds
 * after it did not answer.
 */
final class OidcClient implements ReactiveClientRegistrationRepository {

  private static final Duration GOOD_FOR = Duration.ofDays(1);
  private static final Duration NEXT_TRY = Duration.ofSeconds(3);

  private final OidcProperties properties;
  private final Mono<ClientRegistration> registration;

  OidcClient(OidcProperties properties) {
    this.properties = properties;
    this.registration =
        Mono.fromCallable(this::discover)
            .subscribeOn(Schedulers.boundedElastic())
            .cache(found -> GOOD_FOR, error -> NEXT_TRY, () -> NEXT_TRY);
  }

  @Override
  public Mono<ClientRegistration> findByRegistrationId(String registrationId) {
    return registrationId.equals(OidcConfiguration.REGISTRATION) ? registration : Mono.empty();
  }

  private ClientRegistration discover() {
    return ClientRegistrations.fromOidcIssuerLocation(properties.issuer())
        .registrationId(OidcConfiguration.REGISTRATION)
        .clientName(properties.name())
        .clientId(properties.clientId())
        .clientSecret(properties.clientSecret())
        .scope(properties.scopes())
        .redirectUri("{baseUrl}" + OidcConfiguration.CALLBACK_PATH)
        .build();
  }
}
