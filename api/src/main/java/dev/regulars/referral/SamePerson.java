package dev.regulars.referral;

import dev.regulars.member.MemberPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether two members are one person: by two strong keys, each of which alone may be an accident.
 * What is equal between members of one household (an address, a network, a family name) is no
 * strong key.
 */
final class SamePerson {

  /** The attribute in which a shop may keep a hash of the device that was used. */
  static final String DEVICE = "deviceHash";

  private static final int KEYS_MIN = 2;

  private SamePerson() {}

  /** Whether they are one person. */
  static boolean is(MemberPerson one, MemberPerson other) {
    return strongKeys(one, other).size() >= KEYS_MIN;
  }

  /** The strong keys that both have, by their names. */
  static List<String> strongKeys(MemberPerson one, MemberPerson other) {
    List<String> keys = new ArrayList<>();
    if (isSame(mailbox(one), mailbox(other))) {
      keys.add("email");
    }
    if (isSame(one.phone(), other.phone())) {
      keys.add("phone");
    }
    if (isSame(one.birthday(), other.birthday()) && isSame(name(one), name(other))) {
      keys.add("name-and-birthday");
    }
    if (isSame(one.attributes().get(DEVICE), other.attributes().get(DEVICE))) {
      keys.add("device");
    }
    return keys;
  }

  private static @Nullable String mailbox(MemberPerson person) {
    return person.email() == null ? null : Mailbox.of(person.email());
  }

  private static @Nullable String name(MemberPerson person) {
    return person.name() == null ? null : person.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static boolean isSame(@Nullable Object one, @Nullable Object other) {
    return one != null && Objects.equals(one, other);
  }
}
