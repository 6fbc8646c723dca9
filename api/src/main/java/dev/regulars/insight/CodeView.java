package dev.regulars.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A code that occurs.
 *
 * @param name what people call it, missing where nothing is said
 * @param purchases how many had it (events, vouchers, stores or members for kinds of theirs)
 * @param lastSeenOn missing where it has not occurred yet
 */
@Schema(name = "CatalogueEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CodeView(
    String code, @Nullable String name, long purchases, @Nullable LocalDate lastSeenOn) {}
