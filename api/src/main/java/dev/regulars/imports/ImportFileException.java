package dev.regulars.imports;

import java.io.IOException;

/** A file that cannot be read as a whole; the message says why, for the person who sent it. */
final class ImportFileException extends IOException {

  private static final long serialVersionUID = 1L;

  ImportFileException(String message) {
    super(message);
  }
}
