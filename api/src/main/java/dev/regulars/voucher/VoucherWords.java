package dev.regulars.voucher;

import dev.regulars.reward.Reward;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What a code is good for, in a few words. Pure.
 *
 * @param currency in ISO 4217
 */
record VoucherWords(Locale locale, String currency) {

  String of(VoucherCode code) {
    VoucherType type = code.type();
    if (type == null) {
      return code.typeName();
    }
    return switch (type.kind()) {
      case DISCOUNT -> type.discount() == null ? code.typeName() : discount(type.discount());
      case PRODUCT ->
          type.discount() == null
              ? code.typeName()
              : code.typeName() + ": " + discount(type.discount());
      case BALANCE -> say("%s left", "%s Guthaben", money(code.remaining()));
      case POINTS -> {
        long points = type.points() == null ? 0 : type.points();
        yield points == 1
            ? say("1 point", "1 Punkt")
            : say("%s points", "%s Punkte", number(BigDecimal.valueOf(points)));
      }
    };
  }

  private String discount(Reward.Discount discount) {
    String what = on(discount);
    String off =
        discount.amountMinor() == null
            ? say("%s%% off %s", "%s %% auf %s", number(discount.percent()), what)
            : say("%s off %s", "%s Nachlass auf %s", money(discount.amountMinor()), what);
    String capped =
        discount.capMinor() == null
            ? off
            : off + say(", at most %s", ", höchstens %s", money(discount.capMinor()));
    return discount.lineCapMinor() == null
        ? capped
        : capped
            + say(
                ", at most %s off each item",
                ", höchstens %s je Position", money(discount.lineCapMinor()));
  }

  private String on(Reward.Discount discount) {
    String codes = String.join(", ", new TreeSet<>(discount.codes()));
    return switch (discount.scope()) {
      case BASKET -> say("your purchase", "Ihren Einkauf");
      case CATEGORY, BRAND, PRODUCT -> codes;
      case CHEAPEST -> say("the cheapest item", "das günstigste Teil");
      case DEAREST -> say("the dearest item", "das teuerste Teil");
    };
  }

  private String money(long minor) {
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(BigDecimal.valueOf(minor, digits)) + " " + currency;
  }

  private String number(BigDecimal number) {
    return NumberFormat.getNumberInstance(locale).format(number);
  }

  private String say(String english, String german, Object... values) {
    return String.format(locale.getLanguage().equals("de") ? german : english, values);
  }
}
