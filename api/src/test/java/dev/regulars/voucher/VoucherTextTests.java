package dev.regulars.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class VoucherTextTests {

  private final SecureRandom random = new SecureRandom();

  @Test
  void everyWrongCharacterAndEverySwapIsFound() {
    String code = VoucherText.random(random);
    assertThat(VoucherText.isMistyped(code)).isFalse();
    for (int i = 0; i < code.length(); i++) {
      for (char other : "23456789CDFHJKMNPRTVWXY".toCharArray()) {
        if (code.charAt(i) != '-' && code.charAt(i) != other) {
          String wrong = code.substring(0, i) + other + code.substring(i + 1);
          assertThat(VoucherText.isMistyped(wrong)).as(code + " " + wrong).isTrue();
        }
      }
    }
    String plain = code.replace("-", "");
    for (int i = 1; i < plain.length(); i++) {
      String swapped =
          plain.substring(0, i - 1)
              + plain.charAt(i)
              + plain.charAt(i - 1)
              + plain.substring(i + 1);
      assertThat(VoucherText.isMistyped(swapped)).isEqualTo(!swapped.equals(plain));
    }
  }

  /** V1421 gives the codes of before the form in which codes are compared; SQL has no such way. */
  @Test
  void theMigrationComparesOldCodesAsTheServerDoes() {
    for (char old : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray()) {
      String code = "" + old;
      String migrated =
          code.toLowerCase(Locale.ROOT).replace('0', 'o').replace('1', 'l').replace("m", "rn");
      assertThat(migrated).as(code).isEqualTo(VoucherText.key(code));
    }
  }
}
