package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * How a request named its member, in 16 bits. A retry names them as the first request did, whatever
 * that name means by then. The name itself is personal data and not kept, and so short a hash fits
 * far too many phone numbers and cards to tell one.
 */
final class MemberMark {

  /** Of a request that names nobody; no reference has it. */
  static final int NONE = -1;

  private MemberMark() {}

  /** The mark of a reference, between 0 and 65535; {@link #NONE} for null. */
  static int of(@Nullable MemberRef ref) {
    if (ref == null) {
      return NONE;
    }
    String name = ref.kind().field() + "\n" + ref.value();
    byte[] hash = sha256().digest(name.getBytes(StandardCharsets.UTF_8));
    return Short.toUnsignedInt(ByteBuffer.wrap(hash).getShort());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
