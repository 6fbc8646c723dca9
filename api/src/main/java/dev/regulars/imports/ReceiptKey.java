package dev.regulars.imports;

/** What makes rows one receipt. */
record ReceiptKey(String store, String register, String receipt) {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /**
   * A hash of 64 bits (FNV-1a): of a million receipts no two have the same, but for one chance in
   * millions, and then nothing is lost, see {@link Survey}.
   */
  long hash() {
    return add(add(add(FNV_OFFSET, store), register), receipt);
  }

  private static long add(long hash, String text) {
    long sum = hash;
    for (int i = 0; i < text.length(); i++) {
      sum = (sum ^ text.charAt(i)) * FNV_PRIME;
    }
    return (sum ^ '\u001f') * FNV_PRIME;
  }
}
