package dev.regulars.member;

import dev.regulars.shared.FieldErrors;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the fields of a member, as they come in an enrolment or a change, and gives them in normal
 * form.
 */
final class MemberForm {

  /** A card's number as it is typed, with the spaces that are printed on it. */
  static final String CARD_PATTERN = "^[A-Za-z0-9][A-Za-z0-9 -]{2,}$";

  private static final int NAME_MAX = 200;
  private static final int CARDS_MAX = 20;
  private static final int ATTRIBUTES_MAX = 50;
  private static final int TEXT_MAX = 500;
  private static final int REFERRAL_CODE_MAX = 40;
  private static final int PRECISION_MAX = 18;
  private static final int SCALE_MAX = 9;
  private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);
  private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  private final FieldErrors errors = new FieldErrors();
  private final PhoneNumbers phones;

  MemberForm(PhoneNumbers phones) {
    this.phones = phones;
  }

  /**
   * A new member.
   *
   * @param today in the programme's zone
   * @throws dev.regulars.shared.ProblemException 400 with every wrong field
   */
  static NewMember enrolment(MemberBody body, LocalDate today, PhoneNumbers phones) {
    MemberForm form = new MemberForm(phones);
    NewMember member =
        new NewMember(
            form.externalId(body.externalId()),
            form.name(body.name()),
            form.email(body.email()),
            form.phone(body.phone()),
            form.birthday(body.birthday(), today),
            form.cards(body.cards()),
            form.attributes(body.attributes()),
            form.referralCode(body.referralCode()),
            null);
    form.errors.throwIfAny();
    return member;
  }

  /** What was found wrong so far. */
  FieldErrors errors() {
    return errors;
  }

  @Nullable String externalId(@Nullable String typed) {
    return key(
        "/externalId",
        typed,
        MemberKeys::externalId,
        "must have 1 to " + MemberKeys.EXTERNAL_ID_MAX + " characters");
  }

  @Nullable String name(@Nullable String typed) {
    errors.text("/name", typed, NAME_MAX);
    return typed == null ? null : MemberKeys.composed(typed.strip());
  }

  @Nullable String email(@Nullable String typed) {
    return key("/email", typed, MemberKeys::email, "must be an e-mail address");
  }

  @Nullable String phone(@Nullable String typed) {
    return key(
        "/phone",
        typed,
        phones::normal,
        "must be a phone number, such as +49 40 1234567; without the country it is one of the"
            + " programme's");
  }

  @Nullable LocalDate birthday(@Nullable LocalDate birthday, LocalDate today) {
    if (birthday != null) {
      errors.check(!birthday.isAfter(today), "/birthday", "must not be in the future");
      errors.check(!birthday.isBefore(OLDEST), "/birthday", "must not be before " + OLDEST);
    }
    return birthday;
  }

  List<String> cards(@Nullable List<@Nullable String> typed) {
    errors.list("/cards", typed, CARDS_MAX);
    LinkedHashSet<String> cards = new LinkedHashSet<>();
    for (int i = 0; typed != null && i < Math.min(typed.size(), CARDS_MAX); i++) {
      String card =
          key(
              "/cards/" + i,
              typed.get(i),
              MemberKeys::card,
              "must have 3 to 40 letters, digits and dashes");
      if (card != null) {
        cards.add(card);
      }
    }
    return new ArrayList<>(cards);
  }

  Map<String, Object> attributes(@Nullable Map<String, @Nullable Object> given) {
    Map<String, Object> attributes = new TreeMap<>();
    if (given == null) {
      return attributes;
    }
    errors.check(
        given.size() <= ATTRIBUTES_MAX,
        "/attributes",
        "must have at most " + ATTRIBUTES_MAX + " attributes");
    given.forEach(
        (name, value) -> {
          String pointer = "/attributes/" + FieldErrors.escape(name);
          if (attribute(pointer, name, value) && value != null) {
            attributes.put(name, value);
          }
        });
    return attributes;
  }

  /** Whether it can be an attribute; adds an error where it cannot. */
  boolean attribute(String pointer, String name, @Nullable Object value) {
    if (!ATTRIBUTE_NAME.matcher(name).matches()) {
      errors.add(pointer, "must be named by 1 to 64 letters, digits, dots, dashes, underscores");
      return false;
    }
    boolean right =
        switch (value) {
          case String text -> text.length() <= TEXT_MAX;
          case Boolean flag -> true;
          case Integer number -> true;
          case Long number -> true;
          case BigInteger number -> number.bitLength() < 60;
          case BigDecimal number ->
              number.precision() <= PRECISION_MAX && Math.abs(number.scale()) <= SCALE_MAX;
          case null, default -> false;
        };
    errors.check(
        right,
        pointer,
        "must be a text of at most " + TEXT_MAX + " characters, a number, true or false");
    return right;
  }

  private @Nullable String referralCode(@Nullable String typed) {
    errors.text("/referralCode", typed, REFERRAL_CODE_MAX);
    return typed;
  }

  private @Nullable String key(
      String pointer,
      @Nullable String typed,
      Function<String, @Nullable String> normal,
      String otherwise) {
    if (typed == null) {
      return null;
    }
    boolean isShort = typed.codePointCount(0, typed.length()) <= MemberRefBody.LENGTH_MAX;
    String key = isShort ? normal.apply(typed) : null;
    errors.check(key != null, pointer, otherwise);
    return key;
  }
}
