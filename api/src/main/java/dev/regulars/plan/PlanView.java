package dev.regulars.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it was written, for who edits it.
 *
 * @param version counts its replacements from 1
 * @param priceMinor of a term
 * @param state said, also where the document left it out
 */
@Schema(name = "Plan")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanView(
    String code,
    int version,
    String name,
    @Nullable String description,
    long priceMinor,
    String currency,
    PlanTerm term,
    int trialDays,
    @Nullable String sku,
    List<String> benefits,
    List<Integer> noticeDays,
    @Schema(allowableValues = {"draft", "active", "retired"}) String state) {

  static PlanView of(Plans.Kept kept, String currency) {
    Plan plan = kept.plan();
    return new PlanView(
        plan.code(),
        plan.version(),
        plan.name(),
        kept.document().description(),
        plan.priceMinor(),
        currency,
        plan.term(),
        plan.trialDays(),
        plan.sku(),
        plan.benefits(),
        plan.noticeDays(),
        PlanForm.state(kept.document()).code());
  }

  /** The tag of this state of it. */
  String etag() {
    return etag(version);
  }

  static String etag(int version) {
    return "\"" + version + "\"";
  }
}
