package dev.regulars.security;

import dev.regulars.shared.FieldErrors;
import dev.regulars.shared.Idempotency;
import dev.regulars.shared.PageRequest;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/**
 * What a request has to keep to before its handler sees it, the same for all of them: parameters
 * that there are, headers that are said once, an answer that can be had.
 */
final class Manners {

  private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);
  private static final List<String> ONCE =
      List.of(Idempotency.HEADER, HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE);

  private static final int HEADER_LENGTH_MAX = 1_000;

  private static final Pattern KEY = Pattern.compile(Idempotency.FORM);

  private final Map<Method, Set<String>> parameters = new ConcurrentHashMap<>();
  private final Map<Method, Set<String>> headers = new ConcurrentHashMap<>();

  /** Remembers which parameters a handler has, and which headers it reads. */
  void learn(HandlerMethod handler) {
    Set<String> names = new TreeSet<>();
    Set<String> read = new TreeSet<>();
    for (MethodParameter parameter : handler.getMethodParameters()) {
      RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
      if (header != null) {
        read.add(header.name());
      }
      RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
      if (parameter.getParameterType() == PageRequest.class) {
        names.add("limit");
        names.add("after");
      } else if (named != null) {
        String name = named.name().isEmpty() ? named.value() : named.name();
        names.add(name.isEmpty() ? String.valueOf(parameter.getParameter().getName()) : name);
      }
    }
    parameters.put(handler.getMethod(), names);
    headers.put(handler.getMethod(), read);
  }

  /**
   * Refuses a request that does not keep to them.
   *
   * @throws dev.regulars.shared.ProblemException 400
   * @throws NotAcceptableStatusException 406
   * @throws UnsupportedMediaTypeStatusException 415
   */
  void check(RequestMappingInfo info, HandlerMethod handler, ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    Set<String> known = parameters.getOrDefault(handler.getMethod(), Set.of());
    if (!known.containsAll(request.getQueryParams().keySet())) {
      refuseUnknown(request.getQueryParams().keySet(), known);
    }
    for (String header : ONCE) {
      List<String> values = request.getHeaders().get(header);
      if (values != null && values.size() > 1) {
        refuseTwice(header);
      }
    }
    for (String header : headers.getOrDefault(handler.getMethod(), Set.of())) {
      requireForm(header, request.getHeaders().getFirst(header));
    }
    requireMediaType(info, request.getHeaders());
    if (info.getProducesCondition().isEmpty()) {
      if (!takesJson(request.getHeaders())) {
        throw new NotAcceptableStatusException(JSON);
      }
      exchange
          .getAttributes()
          .put(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, Set.copyOf(JSON));
    }
  }

  private static void refuseUnknown(Set<String> given, Set<String> known) {
    FieldErrors errors = new FieldErrors();
    String there =
        known.isEmpty() ? "there are none here" : "known are " + String.join(", ", known);
    given.stream()
        .filter(name -> !known.contains(name))
        .forEach(
            name ->
                errors.add(
                    "/" + FieldErrors.escape(name), "is not a known query parameter; " + there));
    errors.throwIfAny();
  }

  private static void refuseTwice(String header) {
    FieldErrors errors = new FieldErrors();
    errors.add("/" + header, "is there more than once; send the header once");
    errors.throwIfAny();
  }

  private static void requireForm(String header, @Nullable String value) {
    FieldErrors errors = new FieldErrors();
    if (header.equals(Idempotency.HEADER)) {
      errors.check(
          value == null || KEY.matcher(value).matches(),
          "/" + header,
          "must have 1 to 200 visible ASCII characters");
    }
    errors.check(
        value == null || value.length() <= HEADER_LENGTH_MAX,
        "/" + header,
        "must have at most " + HEADER_LENGTH_MAX + " characters");
    errors.throwIfAny();
  }

  /** Whoever reads the header later, or never, says the same of one that cannot be read. */
  private static void requireMediaType(RequestMappingInfo info, HttpHeaders headers) {
    try {
      headers.getContentType();
    } catch (InvalidMediaTypeException e) {
      throw new UnsupportedMediaTypeStatusException(
          e.getMessage(), List.copyOf(info.getConsumesCondition().getConsumableMediaTypes()));
    }
  }

  private static boolean takesJson(HttpHeaders headers) {
    if (!headers.containsHeader(HttpHeaders.ACCEPT)) {
      return true;
    }
    try {
      List<MediaType> accepted = headers.getAccept();
      return accepted.isEmpty()
          || accepted.stream()
              .anyMatch(
                  type -> type.getQualityValue() > 0 && type.includes(MediaType.APPLICATION_JSON));
    } catch (InvalidMediaTypeException e) {
      throw new NotAcceptableStatusException(String.valueOf(e.getMessage()));
    }
  }
}
