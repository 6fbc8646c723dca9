package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A challenge, and how far a member has come.
 *
 * @param done at most {@code steps}
 * @param gives lines in the language of the request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChallengeView(
    @Schema(example = "Five visits") String name,
    @Schema(description = "What wins it", example = "5") long steps,
    @Schema(description = "So much of it is done", example = "3") long done,
    @Schema(description = "The last day on which it can be done; missing for no end")
        @Nullable LocalDate until,
    @Schema(
            description =
                "`open` while it can be done, `done` once it is won, `ended` when it is over and"
                    + " was not won",
            allowableValues = {"open", "done", "ended"})
        String state,
    @Schema(
            description = "What the steps are; of `spend` they are minor units",
            allowableValues = {"times", "days", "units", "spend"})
        String measure,
    @Schema(description = "What it gives, a line each") List<String> gives) {}
