package dev.regulars.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a member has it now.
 *
 * @param refundMinor what was paid for days that were given up, in minor units: to be given back by
 *     whoever took the money; missing where nothing was cancelled at once
 */
@Schema(name = "MemberPlanAnswer")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MemberPlanAnswer(UUID memberId, MemberPlanView plan, @Nullable Long refundMinor) {

  static MemberPlanAnswer of(UUID memberId, MemberPlanView plan, @Nullable Long refundMinor) {
    return new MemberPlanAnswer(memberId, plan, refundMinor);
  }
}
