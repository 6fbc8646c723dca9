package dev.regulars.rulebook;

import dev.regulars.programme.ProgrammeSettings;
import dev.regulars.rules.Programme;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that is made for the programme when it is first asked for, and anew when the settings
 * changed. Thread-safe: at worst it is made twice.
 */
final class ForProgramme<T> {

  private final ProgrammeSettings settings;
  private final Function<Programme, T> make;
  private volatile @Nullable Made<T> made;

  private record Made<T>(Programme programme, T value) {}

  ForProgramme(ProgrammeSettings settings, Function<Programme, T> make) {
    this.settings = settings;
    this.make = make;
  }

  T get() {
    Programme now = settings.programme();
    Made<T> last = made;
    if (last == null || !last.programme().equals(now)) {
      last = new Made<>(now, make.apply(now));
      made = last;
    }
    return last.value();
  }
}
