package dev.regulars.rules;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Lets long work about a rulebook end when nobody waits for it any more. Reading, verifying,
 * compiling, comparing and running examples ask between their steps, on the thread that does them;
 * interrupting that thread would close files under the compiler.
 */
public final class Cancellation {

  private static final ScopedValue<BooleanSupplier> ASKED = ScopedValue.newInstance();

  private Cancellation() {}

  /**
   * Does work that ends early once it is not wanted any more.
   *
   * @param cancelled whether it is not; asked often, from the calling thread
   * @throws CancellationException where it was not wanted any more
   */
  public static <T> T during(BooleanSupplier cancelled, Supplier<T> work) {
    return ScopedValue.where(ASKED, cancelled).call(work::get);
  }

  /**
   * A step of work begins.
   *
   * @throws CancellationException where the work is not wanted any more
   */
  public static void check() {
    if (ASKED.isBound() && ASKED.get().getAsBoolean()) {
      throw new CancellationException("nobody waits for it any more");
    }
  }
}
