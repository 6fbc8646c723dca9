package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a purchase would get under a draft, and why. */
@Schema(name = "TrialAnswer")
record TrialAnswer(@JsonUnwrapped PurchaseAnswer quote, ExplanationView explanation) {}
