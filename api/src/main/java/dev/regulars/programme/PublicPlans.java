package dev.regulars.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who has plans to offer says here which customers can have. */
public interface PublicPlans {

  /**
   * A paid membership that can be had.
   *
   * @param priceMinor of a term, in minor units of the programme's currency
   * @param number of units that a term lasts
   * @param trialDays that come before the first term, 0 for none
   * @param benefits what members have of it
   */
  @Schema(name = "PublicPlan")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PublicPlan(
      String code,
      String name,
      @Nullable String description,
      long priceMinor,
      int number,
      @Schema(allowableValues = {"days", "months", "years"}) String unit,
      int trialDays,
      List<String> benefits) {}

  /** The plans that can be had now, by code. */
  Mono<List<PublicPlan>> offered();
}
