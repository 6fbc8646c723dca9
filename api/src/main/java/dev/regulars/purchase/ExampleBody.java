package dev.regulars.purchase;

import dev.regulars.rulebook.UnsavedFile;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A purchase that was tried, to be kept as an example.
 *
 * @param file of examples; made where it is not there
 * @param name unique in its file
 * @param purchase without a member: an example is about nobody real
 * @param memberFacts the member; an ordinary one where it is missing
 * @param expected what should come of it
 */
@Schema(
    name = "NewExample",
    requiredProperties = {"name", "purchase", "expected"})
record ExampleBody(
    @Schema(example = "examples.yaml", pattern = UnsavedFile.EXAMPLES_PATTERN)
        @Nullable String file,
    @Schema(
            example = "Gold gets double points on coffee",
            minLength = 1,
            maxLength = ExampleForm.NAME_LENGTH_MAX)
        @Nullable String name,
    @Nullable PurchaseBody purchase,
    TrialBody.@Nullable MemberFacts memberFacts,
    @Nullable Expected expected) {

  /**
   * What should come of it; what is missing is not compared.
   *
   * @param points in all
   * @param rules points by the rule's name
   * @param tier code of the tier afterwards
   * @param messages texts, in the order of the rules
   * @param vouchers types of the vouchers issued
   * @param tags put on the member
   */
  @Schema(name = "ExpectedOutcome")
  record Expected(
      @Schema(minimum = "-" + POINTS_MAX, maximum = POINTS_MAX) @Nullable Long points,
      @Schema(maxProperties = ExampleForm.LIST_MAX) @Nullable Map<String, @Nullable Long> rules,
      @Schema(minLength = 1, maxLength = ExampleForm.NAME_LENGTH_MAX) @Nullable String tier,
      @ArraySchema(
              maxItems = ExampleForm.LIST_MAX,
              schema = @Schema(minLength = 1, maxLength = ExampleForm.NAME_LENGTH_MAX))
          @Nullable List<@Nullable String> messages,
      @ArraySchema(
              maxItems = ExampleForm.LIST_MAX,
              schema = @Schema(minLength = 1, maxLength = ExampleForm.NAME_LENGTH_MAX))
          @Nullable List<@Nullable String> vouchers,
      @ArraySchema(
              maxItems = ExampleForm.LIST_MAX,
              schema = @Schema(minLength = 1, maxLength = ExampleForm.NAME_LENGTH_MAX))
          @Nullable List<@Nullable String> tags) {

    /** The most points, as the API's description writes them. */
    static final String POINTS_MAX = "1000000000000";
  }
}
