package dev.regulars.shared;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * The one place where whatever went wrong becomes an answer; before the handlers of Spring Boot.
 */
@Component
@Order(-2)
class ProblemHandler implements WebExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

  private final ProblemWriter writer;
  private final Ids ids;
  private final DatabaseState state;

  ProblemHandler(ProblemWriter writer, Ids ids, DatabaseState state) {
    this.writer = writer;
    this.ids = ids;
    this.state = state;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(failure);
    }
    if (Gone.isGone(failure)) {
      // Nobody is left who could be told; that callers go away is no fault of ours.
      log.debug("{} was broken off: {}", route(exchange), failure.toString());
      exchange.getResponse().setStatusCode(HttpStatus.BAD_REQUEST);
      return exchange.getResponse().setComplete();
    }
    if (failure instanceof MethodNotAllowedException method) {
      exchange
          .getResponse()
          .getHeaders()
          .set(
              HttpHeaders.ALLOW,
              StringUtils.collectionToCommaDelimitedString(
                  method.getSupportedMethods().stream().map(HttpMethod::name).sorted().toList()));
    }
    return writer.write(exchange, problem(exchange, failure));
  }

  private Problem problem(ServerWebExchange exchange, Throwable failure) {
    Problem problem = Problems.of(failure);
    state.failed(failure);
    // A refusal that is meant has been counted; a line for each would be the most that a full
    // server writes.
    if (problem.status() == 503 && !(failure instanceof ProblemException)) {
      log.warn(
          "{} answered with 503: {}, request {}",
          route(exchange),
          failure.toString(),
          RequestId.of(exchange));
    }
    if (problem.status() != 500) {
      return problem;
    }
    String given = RequestId.of(exchange);
    String correlationId = given == null ? ids.next().toString() : given;
    log.error("{} failed, correlation id {}", route(exchange), correlationId, failure);
    return problem.with("correlationId", correlationId);
  }

  /** The path without its query, which may hold a phone number. */
  private static String route(ServerWebExchange exchange) {
    return exchange.getRequest().getMethod() + " " + exchange.getRequest().getPath().value();
  }
}
