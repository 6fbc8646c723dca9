package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What a purchase would get under a draft, and why.
 *
 * @param left what is left of the limits and budgets of the rules that fired, before the purchase
 */
@Schema(name = "TrialAnswer")
record TrialAnswer(
    @JsonUnwrapped PurchaseAnswer quote, ExplanationView explanation, List<LeftView> left) {}
