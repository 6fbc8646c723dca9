package dev.regulars.imports;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file on disk, plain or gzip as its first two bytes say (RFC 1952), read with blocking calls.
 */
final class CsvFile {

  private static final int BUFFER = 1 << 16;
  private static final int BYTE_ORDER_MARK = '\uFEFF';

  private CsvFile() {}

  /**
   * The rows of a file.
   *
   * @throws ImportFileException where it cannot be read at all
   */
  static CsvRows open(Path path, Mapping mapping) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(path), BUFFER);
    try {
      Reader text = new InputStreamReader(unzipped(bytes), mapping.charset());
      return new CsvRows(withoutMark(text), mapping.format());
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static InputStream unzipped(InputStream bytes) throws IOException {
    bytes.mark(2);
    boolean zipped = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    if (!zipped) {
      return bytes;
    }
    try {
      return new Unzipped(new GZIPInputStream(bytes, BUFFER));
    } catch (EOFException | ZipException e) {
      throw Unzipped.damaged();
    }
  }

  private static Reader withoutMark(Reader text) throws IOException {
    PushbackReader reader = new PushbackReader(text);
    int first = reader.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      reader.unread(first);
    }
    return reader;
  }

  /** Says in our words that a gzip file is damaged. */
  private static final class Unzipped extends FilterInputStream {

    Unzipped(GZIPInputStream in) {
      super(in);
    }

    static ImportFileException damaged() {
      return new ImportFileException("its gzip data are damaged or end too early; send it again");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return in.read(target, offset, length);
      } catch (EOFException | ZipException e) {
        throw damaged();
      }
    }
  }
}
