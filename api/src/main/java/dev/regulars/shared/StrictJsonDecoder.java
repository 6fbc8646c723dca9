package dev.regulars.shared;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads bodies whose bytes have been looked at before. Lines of JSON are for the stream alone,
 * which reads them by itself.
 */
final class StrictJsonDecoder extends JacksonJsonDecoder {

  StrictJsonDecoder(JsonMapper json) {
    super(json, MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
  }

  /** JSON is UTF-8 (RFC 8259, section 8.1); what says that it is something else is not read. */
  @Override
  public boolean canDecode(ResolvableType type, @Nullable MimeType mediaType) {
    Charset charset = mediaType == null ? null : mediaType.getCharset();
    return (charset == null
            || charset.equals(StandardCharsets.UTF_8)
            || charset.equals(StandardCharsets.US_ASCII))
        && super.canDecode(type, mediaType);
  }

  @Override
  public Object decode(
      DataBuffer buffer,
      ResolvableType type,
      @Nullable MimeType mediaType,
      @Nullable Map<String, Object> hints) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return super.decode(
        DefaultDataBufferFactory.sharedInstance.wrap(utf8(bytes)), type, mediaType, hints);
  }

  private static byte[] utf8(byte[] text) {
    try {
      return JsonText.utf8(text);
    } catch (JacksonException e) {
      throw new DecodingException("The JSON is not UTF-8", e);
    }
  }
}
