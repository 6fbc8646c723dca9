package dev.regulars.security;

import dev.regulars.shared.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Random texts that open doors, and their hashes. */
public final class Secret {

  /** With which the secret of a member's session begins; of keys it is {@code rk_}. */
  public static final String OF_MEMBER = "rm_";

  private static final SecureRandom random = new SecureRandom();
  private static final int BYTES = 32;
  private static final String SCHEME = "Bearer ";
  private static final int LONGEST_HEADER = 200;

  private Secret() {}

  /** 256 random bits behind a prefix by which a leaked one can be recognised. */
  public static String make(String prefix) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Its SHA-256: so many random bits need no salt and no slow hash. */
  public static byte[] hash(String secret) {
    return Sha256.of(secret);
  }

  /** What stands behind {@code Bearer} in an {@code Authorization} header; null for no key's. */
  public static @Nullable String bearer(String header) {
    boolean isBearer =
        header.length() <= LONGEST_HEADER
            && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return isBearer ? header.substring(SCHEME.length()).strip() : null;
  }

  /** Enough to tell keys apart, too little to guess one. */
  static String hint(String secret) {
    return "…" + secret.substring(secret.length() - 4);
  }
}
