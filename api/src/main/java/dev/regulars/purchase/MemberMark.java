package dev.regulars.purchase;

import dev.regulars.member.MemberRef;
import dev.regulars.shared.Sha256;
import java.nio.ByteBuffer;
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
    byte[] hash = Sha256.of(ref.kind().field() + "\n" + ref.value());
    return Short.toUnsignedInt(ByteBuffer.wrap(hash).getShort());
  }
}
