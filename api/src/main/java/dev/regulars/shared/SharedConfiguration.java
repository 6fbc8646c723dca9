package dev.regulars.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.multipart.DefaultPartHttpMessageReader;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class SharedConfiguration {

  /** Who means it says so: what is about the programme asks the clock of {@code clock}. */
  @Bean(defaultCandidate = false)
  @RealTime
  Clock realTime() {
    // PostgreSQL keeps microseconds: a time reads back as it was written.
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }

  @Bean
  @ConditionalOnMissingBean
  Ending ending(ApplicationContext context) {
    return why -> {
      LoggerFactory.getLogger(Ending.class).error("The server ends. {}", why);
      Thread.ofPlatform()
          .name("ending")
          .start(() -> System.exit(SpringApplication.exit(context, () -> 1)));
    };
  }

  @Bean
  BackgroundJob oldRequests(Idempotency idempotency) {
    return BackgroundJob.of(
        "old-requests", Duration.ofMinutes(5), Duration.ofHours(1), idempotency::forgetOldRequests);
  }

  @Bean
  JsonFactoryBuilderCustomizer strictJsonText() {
    return StrictJson::limit;
  }

  @Bean
  JsonMapperBuilderCustomizer strictJsonValues() {
    return StrictJson::refuseWhatIsNotSaid;
  }

  /** After the customizer of Spring Boot, which sets a decoder of its own. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  CodecCustomizer strictJsonBodies(JsonMapper json) {
    return codecs -> codecs.defaultCodecs().jacksonJsonDecoder(new StrictJsonDecoder(json));
  }

  /** Uploads wait in the server's own folder, not in one that outlives it. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  CodecCustomizer uploadsInScratch(Scratch scratch) {
    return codecs ->
        codecs
            .defaultCodecs()
            .configureDefaultCodec(
                codec -> {
                  if (codec instanceof DefaultPartHttpMessageReader parts) {
                    try {
                      parts.setFileStorageDirectory(scratch.folder());
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }
                });
  }

  @Bean
  WebFluxConfigurer pageRequests() {
    return new WebFluxConfigurer() {
      @Override
      public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new PageRequestResolver());
      }
    };
  }
}
