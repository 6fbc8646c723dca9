package dev.regulars.start;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webflux.api.OpenApiWebfluxResource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The OpenAPI document: one, made once and kept as bytes. springdoc by itself keeps one for each
 * language that anybody asks for, writes it anew for each request, and puts the address in it by
 * which it was asked for.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiPages {

  /** Of the document, sent piece by piece: who does not read it holds no more than a few. */
  private static final int PIECE = 16 << 10;

  private static final String PATH = "/v1/openapi.json";
  private static final Duration FOREVER = Duration.ofDays(365);

  /** Before springdoc's own handlers, which nobody reaches then. */
  @Bean
  RouterFunction<ServerResponse> documentOfTheApi(
      ObjectFactory<OpenAPIService> builders,
      AbstractRequestService requests,
      GenericResponseService responses,
      OperationService operations,
      SpringDocConfigProperties properties,
      SpringDocProviders providers,
      SpringDocCustomizers customizers) {
    Mono<byte[]> document =
        new Maker(builders, requests, responses, operations, properties, providers, customizers)
            .document()
            .cache(made -> FOREVER, failed -> Duration.ZERO, () -> Duration.ZERO);
    return route()
        .route(reading(PATH), request -> document.flatMap(OpenApiPages::answer))
        .route(reading(PATH + ".yaml"), request -> ServerResponse.notFound().build())
        // springdoc's leads to wherever the headers of a proxy say, or fails over them.
        .route(reading("/docs"), request -> toTheDocs())
        .build();
  }

  private static RequestPredicate reading(String path) {
    return path(path).and(methods(HttpMethod.GET, HttpMethod.HEAD));
  }

  private static Mono<ServerResponse> toTheDocs() {
    return ServerResponse.status(HttpStatus.FOUND)
        .location(URI.create("/swagger-ui/index.html"))
        .build();
  }

  private static Mono<ServerResponse> answer(byte[] document) {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .contentLength(document.length)
        .body(pieces(document), DataBuffer.class);
  }

  private static Flux<DataBuffer> pieces(byte[] bytes) {
    List<ByteBuffer> pieces = new ArrayList<>();
    for (int start = 0; start < bytes.length; start += PIECE) {
      pieces.add(ByteBuffer.wrap(bytes, start, Math.min(PIECE, bytes.length - start)).slice());
    }
    return Flux.fromIterable(pieces)
        .map(piece -> DefaultDataBufferFactory.sharedInstance.wrap(piece));
  }

  /** springdoc's, to make the document without a request. */
  private static final class Maker extends OpenApiWebfluxResource {

    Maker(
        ObjectFactory<OpenAPIService> builders,
        AbstractRequestService requests,
        GenericResponseService responses,
        OperationService operations,
        SpringDocConfigProperties properties,
        SpringDocProviders providers,
        SpringDocCustomizers customizers) {
      super(builders, requests, responses, operations, properties, providers, customizers);
    }

    Mono<byte[]> document() {
      return Mono.fromCallable(() -> writeJsonValue(getOpenApi(Locale.ENGLISH)))
          .subscribeOn(Schedulers.boundedElastic());
    }
  }
}
