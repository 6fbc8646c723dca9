package dev.regulars.programme;

import dev.regulars.shared.Problem;
import reactor.core.publisher.Mono;

/**
 * A reason why the settings cannot be changed in some way, known to the package that has it: rules
 * name what would go, something is booked in what would change. Every bean of this type is asked
 * before a change is taken, and again before it is approved.
 */
public interface SettingsObjection {

  /**
   * What speaks against a change; empty where nothing does. Its pointers are those of the settings,
   * such as {@code /tiers}.
   *
   * @param before the settings that hold until then
   * @param after those that would hold
   */
  Mono<Problem> against(Settings before, Settings after);
}
