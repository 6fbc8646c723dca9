package dev.regulars.start;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/**
 * Shapes in the OpenAPI document as exact as the records they are made from, so that clients
 * generated from it know which fields are always there and which may be null.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiShapes {

  @Bean
  ModelResolver shapes(ObjectMapperProvider mappers) {
    return new ExactResolver(mappers);
  }

  /** Adds what springdoc does not see: that what is not {@link Nullable} is always there. */
  private static final class ExactResolver extends ModelResolver {

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    ExactResolver(ObjectMapperProvider mappers) {
      super(mappers.jsonMapper(), new PartNames());
      openapi31(true);
    }

    @Override
    public @Nullable Schema resolve(
        AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
      Schema<?> shape = super.resolve(type, context, next);
      JavaType java = _mapper.constructType(type.getType());
      if (shape != null && java.isRecordType()) {
        requireOwnName(shape, java.getRawClass());
        makeExact(model(shape, context), java.getRawClass());
      }
      return shape;
    }

    /** The second of two types would be described as the first. */
    private void requireOwnName(Schema<?> shape, Class<?> type) {
      if (shape.get$ref() != null) {
        String name = (String) RefUtils.extractSimpleName(shape.get$ref()).getLeft();
        Class<?> first = named.putIfAbsent(name, type);
        if (first != null && first != type) {
          throw new IllegalStateException("%s and %s are both %s".formatted(first, type, name));
        }
      }
    }

    private static Schema<?> model(Schema<?> shape, ModelConverterContext context) {
      if (shape.get$ref() == null) {
        return shape;
      }
      String name = (String) RefUtils.extractSimpleName(shape.get$ref()).getLeft();
      Schema<?> model = context.getDefinedModels().get(name);
      return model == null ? shape : model;
    }
  }

  private static void makeExact(Schema<?> model, Class<?> type) {
    if (model.getProperties() == null) {
      return;
    }
    JsonInclude include = type.getAnnotation(JsonInclude.class);
    boolean leavesOut = include != null && include.value() == JsonInclude.Include.NON_NULL;
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getName();
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        makeExact(model, component.getType()); // its fields stand beside the others
        continue;
      }
      Schema<?> field = model.getProperties().get(name);
      if (field == null) {
        continue;
      }
      if (component.getType() == JsonNode.class) {
        // Otherwise clients take an object of any shape for a text.
        field.setTypes(Set.of("object"));
        field.setAdditionalProperties(true);
      }
      // What a request must have is nullable in Java all the same, so that it can be complained of.
      if (field.getTypes() != null && field.getTypes().contains("number")) {
        field.setFormat("double"); // otherwise clients take a decimal for a text
      }
      boolean isRequired = model.getRequired() != null && model.getRequired().contains(name);
      boolean mayBeNull = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if ((!mayBeNull || isAlwaysThere(component)) && !isRequired) {
        model.addRequiredItem(name);
      }
      if (mayBeNull && !isRequired && !leavesOut) {
        model.getProperties().put(name, orNull(field));
      }
    }
  }

  /** Also where it is null. */
  private static boolean isAlwaysThere(RecordComponent component) {
    JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
    return include != null && include.value() == JsonInclude.Include.ALWAYS;
  }

  private static <T> Schema<T> orNull(Schema<T> field) {
    if (field.get$ref() != null) {
      return either(field, new JsonSchema().typesItem("null"));
    }
    if (field.getTypes() != null) {
      field.addType("null");
      if (field.getEnum() != null) {
        List<@Nullable T> values = new ArrayList<>(field.getEnum());
        values.add(null);
        field.setEnum(values);
      }
    }
    return field;
  }

  @SuppressWarnings("unchecked")
  private static <T> Schema<T> either(Schema<?> one, Schema<?> other) {
    return (Schema<T>) new JsonSchema().anyOf(List.of(one, other));
  }

  /** A record inside a record is a part of it and carries its name: two may have "Points". */
  private static final class PartNames extends TypeNameResolver {

    @Override
    protected String getNameOfClass(Class<?> type) {
      Class<?> whole = type.getEnclosingClass();
      return whole != null && whole.isRecord()
          ? nameForClass(whole, Set.of()) + type.getSimpleName()
          : type.getSimpleName();
    }
  }
}
