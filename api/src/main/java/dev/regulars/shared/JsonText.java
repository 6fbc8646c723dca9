package dev.regulars.shared;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;

/**
 * JSON as it comes in. A parser mends overlong sequences and reads UTF-16 without being asked; here
 * it is UTF-8 (RFC 8259, section 8.1) or refused.
 */
public final class JsonText {

  private JsonText() {}

  /**
   * The same bytes, which a parser may read.
   *
   * @throws JacksonException where they are not UTF-8 or hold a NUL, which no JSON text has and
   *     every UTF-16 or UTF-32 one
   */
  public static byte[] utf8(byte[] text) {
    int start = 0;
    while (start < text.length && text[start] > 0) {
      start++;
    }
    if (start < text.length && !isUtf8(text, start)) {
      throw new StreamReadException("not UTF-8");
    }
    return text;
  }

  private static boolean isUtf8(byte[] text, int start) {
    for (int i = start; i < text.length; i++) {
      if (text[i] == 0) {
        return false;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text, start, text.length - start));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
