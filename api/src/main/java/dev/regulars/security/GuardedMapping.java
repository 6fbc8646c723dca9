package dev.regulars.security;

import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets a request through to its handler method only where the caller's role may use it. Done where
 * the handler is found: there is no second table of paths that could disagree with the first, and
 * no request is matched twice.
 */
final class GuardedMapping extends RequestMappingHandlerMapping {

  private static final String OURS = "dev.regulars.";

  private final Map<Method, Set<Role>> roles = new ConcurrentHashMap<>();
  private final Set<Method> open = ConcurrentHashMap.newKeySet();
  private final Manners manners = new Manners();

  @Override
  protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> methods) {
    super.handlerMethodsInitialized(methods);
    List<String> forgotten = new ArrayList<>();
    methods.forEach(
        (info, handler) -> {
          manners.learn(handler);
          Allow allow = handler.getMethodAnnotation(Allow.class);
          if (allow != null) {
            roles.put(handler.getMethod(), Set.of(allow.value()));
          } else if (handler.hasMethodAnnotation(AllowAnyone.class) || !isOurs(handler)) {
            open.add(handler.getMethod());
          } else {
            forgotten.add(info + " (" + handler.getShortLogMessage() + ")");
          }
        });
    if (!forgotten.isEmpty()) {
      throw new FailureAnalyzedException(
          "Endpoints say nothing about who may use them: " + String.join(", ", forgotten),
          "Annotate them with @Allow or @AllowAnyone.");
    }
  }

  @Override
  protected void handleMatch(
      RequestMappingInfo info, HandlerMethod handler, ServerWebExchange exchange) {
    super.handleMatch(info, handler, exchange);
    if (!open.contains(handler.getMethod())) {
      Caller caller = exchange.getAttribute(Caller.ATTRIBUTE);
      Set<Role> allowed = roles.get(handler.getMethod());
      if (caller == null || allowed == null || !caller.isOneOf(allowed)) {
        throw new ProblemException(forbidden(caller));
      }
    }
    if (isOurs(handler)) {
      manners.check(info, handler, exchange);
    }
  }

  /**
   * Endpoints of libraries (the OpenAPI document) are guarded by their path, in the security chain.
   */
  private static boolean isOurs(HandlerMethod handler) {
    return handler.getBeanType().getName().startsWith(OURS);
  }

  private static Problem forbidden(@Nullable Caller caller) {
    if (caller != null && caller.kind() == Who.Kind.PERSON) {
      return Problem.forbidden(
          "As %s you may not do this. Ask an admin for a role that may."
              .formatted(caller.role().code()));
    }
    if (caller != null && caller.kind() == Who.Kind.MEMBER) {
      return Problem.forbidden("Members see their own at /v1/me, and nothing else.");
    }
    String who = caller == null ? "Nobody" : "A key with role " + caller.role().code();
    return Problem.forbidden(who + " may not do this. Use a key with a role that may.");
  }
}
