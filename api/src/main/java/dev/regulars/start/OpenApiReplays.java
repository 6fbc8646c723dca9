package dev.regulars.start;

import dev.regulars.shared.Idempotency;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;

/** What the OpenAPI document says about requests that are repeated. */
@Configuration(proxyBeanMethods = false)
class OpenApiReplays {

  private static final String OK = "200";

  @Bean
  GlobalOperationCustomizer replays() {
    return (operation, handler) -> {
      ApiResponses responses = operation.getResponses();
      ApiResponse first = first(responses);
      if (first != null && choosesItsStatus(handler)) {
        ApiResponse again =
            responses.computeIfAbsent(
                OK,
                missing ->
                    new ApiResponse()
                        .description("Done before: the first answer again")
                        .content(first.getContent()));
        again.addHeaderObject(Idempotency.REPLAYED, replayed());
      } else if (first == null && takesKey(operation) && responses.containsKey(OK)) {
        responses.get(OK).addHeaderObject(Idempotency.REPLAYED, replayed());
      }
      return operation;
    };
  }

  private static @Nullable ApiResponse first(ApiResponses responses) {
    ApiResponse created = responses.get("201");
    return created == null ? responses.get("202") : created;
  }

  /** Where the status is always the same, the answer is given once only. */
  private static boolean choosesItsStatus(HandlerMethod handler) {
    ResolvableType answer = ResolvableType.forMethodParameter(handler.getReturnType());
    return answer.getGeneric(0).resolve() == ResponseEntity.class;
  }

  private static boolean takesKey(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> Idempotency.HEADER.equals(parameter.getName()));
  }

  private static Header replayed() {
    return new Header().$ref("#/components/headers/" + Idempotency.REPLAYED);
  }
}
