package dev.regulars.database;

import dev.regulars.shared.SqlArray;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.message.Format;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Hands arrays that are in PostgreSQL's binary form already to the driver. It only writes, and
 * there is always an array: the driver asks {@link #canDecode} and {@link #canEncodeNull} first, so
 * what they deny is never asked for, and it would be a fault of the driver that has to be seen.
 */
final class SqlArrayCodec implements Codec<SqlArray> {

  @Override
  public boolean canDecode(int dataType, Format format, Class<?> type) {
    return false;
  }

  @Override
  public boolean canEncode(Object value) {
    return value instanceof SqlArray;
  }

  @Override
  public boolean canEncodeNull(Class<?> type) {
    return false;
  }

  @Override
  public @Nullable SqlArray decode(
      @Nullable ByteBuf buffer, int dataType, Format format, Class<? extends SqlArray> type) {
    throw new UnsupportedOperationException("Arrays are only written");
  }

  @Override
  public EncodedParameter encode(Object value) {
    SqlArray array = (SqlArray) value;
    return new EncodedParameter(
        Format.FORMAT_BINARY,
        array.type(),
        Mono.fromSupplier(() -> Unpooled.wrappedBuffer(array.bytes().duplicate())));
  }

  @Override
  public EncodedParameter encode(Object value, int dataType) {
    return encode(value);
  }

  @Override
  public EncodedParameter encodeNull() {
    throw new UnsupportedOperationException("There is always an array, be it an empty one");
  }
}
