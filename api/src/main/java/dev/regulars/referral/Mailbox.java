package dev.regulars.referral;

import java.util.Set;

/**
 * The mailbox behind an address. Providers differ in what they take for the same one, so an address
 * is changed only where its provider says that it does so: everywhere else dots and plus signs make
 * another address.
 *
 * <p>Sources (read 2026-11): Gmail ignores dots and what stands behind a plus sign, and is
 * googlemail.com, too (support.google.com/mail/answer/7436150); Outlook.com, iCloud, Fastmail and
 * Proton take what stands behind a plus sign for a label.
 */
final class Mailbox {

  private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");
  private static final Set<String> WITH_LABELS =
      Set.of(
          "outlook.com",
          "hotmail.com",
          "live.com",
          "icloud.com",
          "me.com",
          "fastmail.com",
          "proton.me",
          "protonmail.com");

  private Mailbox() {}

  /** The mailbox of an address in lower case. */
  static String of(String email) {
    int at = email.lastIndexOf('@');
    if (at < 0) {
      return email;
    }
    String name = email.substring(0, at);
    String domain = email.substring(at + 1);
    if (GMAIL.contains(domain)) {
      return withoutLabel(name).replace(".", "") + "@gmail.com";
    }
    return WITH_LABELS.contains(domain) ? withoutLabel(name) + "@" + domain : email;
  }

  private static String withoutLabel(String name) {
    int plus = name.indexOf('+');
    return plus < 1 ? name : name.substring(0, plus);
  }
}
