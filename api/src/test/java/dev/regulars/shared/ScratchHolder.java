package dev.regulars.shared;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server of its own process, as far as its passing files go. */
final class ScratchHolder {

  private ScratchHolder() {}

  /** Tells its folder, with a file in it, and stays until its input ends. */
  public static void main(String[] arguments) throws IOException {
    Scratch scratch = new Scratch(Path.of(arguments[0]));
    Files.writeString(scratch.newFile(".csv"), "a customer's file");
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write((scratch.folder() + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
