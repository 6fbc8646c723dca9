package dev.regulars.me;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the programme shows itself to its members.
 *
 * @param name of the shop or programme, on the page and in mails
 * @param colour of the page's buttons and card, such as {@code #2f5d50}; its contrast is checked
 * @param mailFrom the sender of mails, such as {@code Corner Coffee <hello@corner.example>}; needed
 *     with {@code spring.mail.host}
 */
@ConfigurationProperties("regulars.me")
record MeProperties(
    @DefaultValue("Regulars") String name,
    @DefaultValue("#1f5f4a") String colour,
    @Nullable String mailFrom) {

  private static final double CONTRAST_MIN = 4.5; // WCAG 2.2, success criterion 1.4.3
  private static final double LINEAR_UP_TO = 0.04045; // sRGB, IEC 61966-2-1

  MeProperties {
    if (!colour.matches("#[0-9a-fA-F]{6}")) {
      throw new IllegalArgumentException(
          "regulars.me.colour must be a colour such as #1f5f4a, and not " + colour);
    }
    if (contrastToWhite(colour) < CONTRAST_MIN) {
      throw new IllegalArgumentException(
          "regulars.me.colour %s is too light for white letters on it (WCAG asks for 4.5:1): take a darker one"
              .formatted(colour));
    }
  }

  static double contrastToWhite(String colour) {
    double luminance =
        0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    return 1.05 / (luminance + 0.05);
  }

  private static double channel(String colour, int from) {
    double value = Integer.parseInt(colour.substring(from, from + 2), 16) / 255.0;
    return value <= LINEAR_UP_TO ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
