package dev.regulars.shared;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/** Reads {@code limit} and {@code after} from the query. */
final class PageRequestResolver implements SyncHandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == PageRequest.class;
  }

  @Override
  public Object resolveArgumentValue(
      MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
    MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
    return new PageRequest(limit(query.getFirst("limit")), query.getFirst("after"));
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return PageRequest.DEFAULT_LIMIT;
    }
    if (text.matches("[0-9]{1,3}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= PageRequest.MAX_LIMIT) {
        return limit;
      }
    }
    FieldErrors errors = new FieldErrors();
    errors.add("/limit", "must be a number between 1 and " + PageRequest.MAX_LIMIT);
    throw new ProblemException(Problem.malformed(errors.list()));
  }
}
