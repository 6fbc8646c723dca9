package dev.regulars.me;

import java.util.Locale;

/** What a code's message says. */
final class CodeText {

  private CodeText() {}

  static String subject(String code, String programme, Locale locale) {
    return locale.getLanguage().equals("de")
        ? "%s ist Ihr Code für %s".formatted(code, programme)
        : "%s is your code for %s".formatted(code, programme);
  }

  static String body(String code, String programme, Locale locale) {
    return locale.getLanguage().equals("de")
        ? """
        Ihr Code ist %s

        Er gilt 10 Minuten und einmal. Geben Sie ihn auf der Seite von %s ein, und sagen Sie ihn \
        niemandem: wir fragen nie danach.

        Haben Sie keinen Code verlangt? Dann ist nichts zu tun.\
        """
            .formatted(code, programme)
        : """
        Your code is %s

        It works for 10 minutes, and once. Type it on the page of %s, and tell it to nobody: we \
        never ask for it.

        You did not ask for a code? Then there is nothing to do.\
        """
            .formatted(code, programme);
  }
}
