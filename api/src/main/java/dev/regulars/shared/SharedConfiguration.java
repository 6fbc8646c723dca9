package dev.regulars.shared;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SharedConfiguration {

  @Bean
  Clock clock() {
    // PostgreSQL keeps microseconds: a time reads back as it was written.
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }

  @Bean
  JsonFactoryBuilderCustomizer strictJsonText() {
    return StrictJson::limit;
  }

  @Bean
  JsonMapperBuilderCustomizer strictJsonValues() {
    return StrictJson::refuseWhatIsNotSaid;
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
