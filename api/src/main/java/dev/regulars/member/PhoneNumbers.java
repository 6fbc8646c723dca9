package dev.regulars.member;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.regulars.programme.ProgrammeSettings;
import java.text.Normalizer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Phone numbers in one form, E.164 ({@code +491705550100}), whatever way they were typed. A number
 * without its country is one of the programme's country.
 */
@Component
public final class PhoneNumbers {

  private static final Pattern PUNCTUATION =
      Pattern.compile("[\\p{Z}\\p{Cf}\\s().\\-/\\u2010-\\u2015\\u2212]");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{5,17}");
  private static final String TRUNK_ZERO = "0";

  private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
  private final Supplier<String> country;
  private volatile Dialling known;

  /** Those of the programme's country. */
  @Autowired
  PhoneNumbers(ProgrammeSettings settings) {
    this(() -> settings.settings().country());
  }

  /**
   * Those of a country.
   *
   * @param country ISO 3166-1 code of two letters
   */
  PhoneNumbers(String country) {
    this(() -> country);
    if (known.code().isEmpty()) {
      throw new IllegalArgumentException(
          "regulars.programme.country must be a country's code of two letters, such as DE, and not "
              + country);
    }
  }

  private PhoneNumbers(Supplier<String> country) {
    this.country = country;
    this.known = dialling(country.get());
  }

  /**
   * How people of a country dial.
   *
   * @param code of the country, as in +49; empty for a place that has none
   */
  private record Dialling(String country, String code, boolean dialsZero) {}

  private Dialling dialling() {
    String now = country.get();
    Dialling dialling = known;
    if (!dialling.country().equals(now)) {
      dialling = dialling(now);
      known = dialling;
    }
    return dialling;
  }

  private Dialling dialling(String country) {
    int code = library.getCountryCodeForRegion(country);
    return new Dialling(
        country,
        code == 0 ? "" : Integer.toString(code),
        TRUNK_ZERO.equals(library.getNddPrefixForRegion(country, true)));
  }

  /** The number in its one form; null for what is none. */
  @Nullable String normal(String typed) {
    String digits = digits(typed);
    if (!NUMBER.matcher(digits).matches()) {
      return null;
    }
    PhoneNumber national = parsed(digits);
    PhoneNumber number = isWithoutPlus(digits, national) ? parsed("+" + digits) : national;
    return number == null ? null : library.format(number, PhoneNumberFormat.E164);
  }

  /** The beginning of a number in its one form, for what is typed of it so far. */
  String beginning(String typed) {
    String digits = digits(typed);
    if (digits.startsWith("+")) {
      return digits;
    }
    if (dialling().dialsZero() && digits.startsWith(TRUNK_ZERO)) {
      return "+" + dialling().code() + digits.substring(1);
    }
    return "+" + (digits.startsWith(dialling().code()) ? "" : dialling().code()) + digits;
  }

  /** Digits as everybody writes them, behind a plus where a country was dialled. */
  static String digits(String typed) {
    // Full width digits, spaces that do not break and marks of direction come with what is copied.
    String plain =
        PUNCTUATION
            .matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
            .replaceAll("")
            .codePoints()
            .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return plain.startsWith("00") ? "+" + plain.substring(2) : plain;
  }

  /** {@code 49 170…}: who leaves the plus out leaves the zero out, too. */
  private boolean isWithoutPlus(String digits, @Nullable PhoneNumber national) {
    if (!digits.startsWith(dialling().code())) {
      return false;
    }
    PhoneNumber international = parsed("+" + digits);
    return international != null
        && library.isValidNumber(international)
        && (dialling().dialsZero() || national == null || !library.isValidNumber(national));
  }

  private @Nullable PhoneNumber parsed(String digits) {
    try {
      PhoneNumber number = library.parse(digits, dialling().country());
      return library.isPossibleNumber(number) ? number : null;
    } catch (NumberParseException e) {
      return null;
    }
  }
}
