package dev.regulars.start;

import dev.regulars.security.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the OpenAPI document says about every operation: how to get in, and what a refusal looks
 * like.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

  private static final String SCHEME = "apiKey";
  private static final String SESSION = "session";
  private static final String PROBLEM = "Problem";
  private static final Map<String, String> REFUSALS =
      new TreeMap<>(
          Map.of(
              "400", "Malformed: `errors` has a JSON pointer to each wrong field",
              "401", "No valid API key, and nobody who is signed in",
              "403", "The caller's role or stores do not allow it",
              "429", "The caller's rate is reached; `Retry-After` says when to go on",
              "503", "Too busy, or the database is away; `Retry-After` says when to go on"));

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Regulars")
                .version("1")
                .description(
                    """
                    Loyalty and referral rewards: tills post purchases, rules in sentences decide the points, \
                    and everyone can see why. Money is in minor units, points are integers.
                    Times are those of RFC 3339 with seconds and an offset, such as `2026-11-21T10:15:00+01:00`: \
                    years 0001 to 9999, up to nine digits of a second's fraction (six are kept), offsets of hours and \
                    minutes up to 18:00, no 24:00 and no leap second. Days are such as `2026-11-21`. In bodies and in \
                    addresses alike; anything else is a 400.
                    Errors are `application/problem+json` with a stable `type`.

                    A request has a time, by the server's settings: its head 10 seconds; its body may pause \
                    for 15 seconds and brings at least 512 bytes a second beyond, or 408 `too-slow`; an answer \
                    that is not read for 30 seconds is broken off. Without a key or session a body has up to \
                    8 KiB. A caller's bodies under way are 16 MiB at most, or 429 `too-many-requests`.\
                    """)
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        // Where the document came from, whatever it was called there.
        .addServersItem(new Server().url("/"))
        .addSecurityItem(new SecurityRequirement().addList(SCHEME))
        .addSecurityItem(new SecurityRequirement().addList(SESSION))
        .components(
            new Components()
                .addSecuritySchemes(
                    SCHEME,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("An API key, `rk_…`"))
                .addSecuritySchemes(
                    SESSION,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name("regulars_session")
                        .description(
                            "A person who signed in with POST /v1/session. What changes something"
                                + " also needs its `csrfToken` as the header `X-CSRF-Token`.")));
  }

  /** In this order: each looks at what those before it have added. */
  @Bean
  GlobalOpenApiCustomizer everything() {
    return document -> {
      addRefusals(document);
      OpenApiRequests.close(document);
      OpenApiAnswers.describe(document);
      OpenApiExamples.show(document);
    };
  }

  private static void addRefusals(OpenAPI document) {
    if (document.getComponents() == null) {
      document.setComponents(new Components());
    }
    document.getComponents().addSchemas(PROBLEM, problem());
    if (document.getPaths() != null) {
      document
          .getPaths()
          .forEach(
              (path, item) ->
                  item.readOperationsMap()
                      .forEach((method, operation) -> addRefusals(path, method, operation)));
    }
  }

  private static void addRefusals(String path, PathItem.HttpMethod method, Operation operation) {
    Map<String, String> refusals = new TreeMap<>(REFUSALS);
    if (path.contains("{")) {
      refusals.put("404", "There is none, or none that the caller may see");
    }
    if (method != PathItem.HttpMethod.GET) {
      refusals.put("409", "It contradicts what is there: see `type`");
      refusals.put("422", "Understood but impossible: see `type`");
    }
    if (operation.getRequestBody() != null) {
      refusals.put("408", "The body did not come in time");
      refusals.put("413", "The body is too large");
      refusals.put("415", "The body is of a media type that is not taken here");
    }
    refusals.forEach(
        (status, meaning) ->
            operation
                .getResponses()
                .computeIfAbsent(status, missing -> refusal().description(meaning)));
    operation.getResponses().setDefault(refusal().description("Any other refusal: see `type`"));
  }

  private static ApiResponse refusal() {
    Schema<?> reference = new JsonSchema().$ref("#/components/schemas/" + PROBLEM);
    return new ApiResponse()
        .content(
            new Content()
                .addMediaType("application/problem+json", new MediaType().schema(reference)));
  }

  private static Schema<?> problem() {
    Schema<?> field =
        object()
            .addProperty("pointer", text("RFC 6901 pointer to the field", "/lines/0/quantity"))
            .addProperty("detail", text("What is wrong with it", "must be greater than 0"));
    Schema<?> errors = new JsonSchema().typesItem("array").items(field);
    Schema<?> problem =
        object()
            .description(
                "RFC 9457 problem details. Some types have further members; each of those says with"
                    + " which.")
            .addProperty("type", text("Stable", "urn:regulars:problem:malformed-request"))
            .addProperty("title", text("The type in a few words", "Malformed request"))
            .addProperty("status", new JsonSchema().typesItem("integer").example(400))
            .addProperty("detail", text("What to do", "Correct the fields under 'errors'."))
            .addProperty("errors", errors)
            .required(List.of("type", "title", "status", "detail"));
    furtherMembers().forEach(problem::addProperty);
    return problem;
  }

  /** What only some types have; not required, since a status may be that of several types. */
  private static Map<String, Schema<?>> furtherMembers() {
    Map<String, Schema<?>> members = new TreeMap<>();
    members.put(
        "memberId", id("Who has the key, or who remains; with `member-exists`, `member-merged`"));
    members.put("poolId", id("The pool that the member is in; with `already-in-pool`"));
    members.put("plan", text("Code of the plan that the product buys; with `sku-taken`", "prime"));
    members.put("undoFirst", id("Whose merge has to be undone first; with `member-merged`"));
    members.put("changed", text("What was changed since; with `merge-in-use`", "purchases"));
    members.put("purchaseId", id("What has the receipt; with `purchase-conflict`"));
    members.put("correlationId", id("For support, in the server's log; with `internal-error`"));
    members.put(
        "version",
        new JsonSchema()
            .typesItem("integer")
            .format("int32")
            .description(
                "The rulebook's version that it is about; with `rulebook-state`, `live-changed`,"
                    + " `update-conflict` and `rulebook-unreadable`"));
    members.put(
        "state",
        text(
            "What the draft, version or redemption is, such as `submitted`; with `rulebook-state`,"
                + " `draft-state` and `redemption-state`",
            "submitted"));
    members.put(
        "reason", text("Why a reward cannot be had; with `reward-not-available`", "out-of-stock"));
    members.put("available", points("Points that can be spent; with `insufficient-points`"));
    members.put("needed", points("Points that it takes; with `insufficient-points`"));
    members.put("etag", text("Of what is saved, for `If-Match`; with `edit-conflict`", "\"4711\""));
    members.put(
        "problems",
        list("RulebookProblem").description("In the rule files; with `rulebook-not-sound`"));
    members.put(
        "examples",
        list("ExampleOutcome").description("Those that fail; with `rulebook-not-sound`"));
    return members;
  }

  private static Schema<?> list(String schema) {
    return new JsonSchema()
        .typesItem("array")
        .items(new JsonSchema().$ref("#/components/schemas/" + schema));
  }

  private static Schema<?> id(String description) {
    return new JsonSchema().typesItem("string").format("uuid").description(description);
  }

  private static Schema<?> points(String description) {
    return new JsonSchema().typesItem("integer").format("int64").description(description);
  }

  private static Schema<?> object() {
    return new JsonSchema().typesItem("object");
  }

  private static Schema<?> text(String description, String example) {
    return new JsonSchema().typesItem("string").description(description).example(example);
  }
}
