package dev.regulars.voucher;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.shared.Problem;
import dev.regulars.shared.ProblemException;
import dev.regulars.voucher.VoucherBatches.Brought;
import dev.regulars.voucher.VoucherBatches.Fate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads codes that are brought in, row by row, and counts what became of them. The first row may
 * name the columns: {@code code}, {@code valueMinor}, {@code validUntil}; else there are codes
 * only.
 */
final class BroughtCodes {

  private static final int REJECTED_SHOWN = 100;
  private static final int LINE_BYTES_MAX = 4096;
  private static final Set<String> NAMES = Set.of("code", "valueMinor", "validUntil");

  /**
   * What became of them.
   *
   * @param read rows with a code
   * @param added codes that are new
   * @param already codes that the type had before
   * @param rejected rows that cannot be taken, the first hundred
   * @param rejectedRows how many there are
   */
  @Schema(name = "BroughtVoucherCodes")
  record Answer(
      String type,
      long read,
      long added,
      long already,
      long rejectedRows,
      List<Rejected> rejected) {}

  /** A row that cannot be taken; {@code row} counts from 1, the names of columns included. */
  @Schema(name = "RejectedVoucherCode")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rejected(long row, @Nullable String code, String detail) {}

  private final VoucherType type;
  private final List<Rejected> rejected = new ArrayList<>();
  private final ByteArrayOutputStream open = new ByteArrayOutputStream();
  private List<String> columns = List.of("code");
  private long row;
  private long read;
  private long added;
  private long already;
  private long refused;

  BroughtCodes(VoucherType type) {
    this.type = type;
  }

  /** The codes in the lines that end in a piece of the file. */
  List<Brought> piece(byte[] bytes) {
    List<Brought> codes = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        keep(bytes, start, i);
        end(codes);
        start = i + 1;
      }
    }
    keep(bytes, start, bytes.length);
    return codes;
  }

  /** The code in the last line, where the file does not end with a line's end. */
  List<Brought> rest() {
    List<Brought> codes = new ArrayList<>();
    if (open.size() > 0) {
      end(codes);
    }
    return codes;
  }

  /** Of a line that is too long one byte too many is kept: it is rejected for its length. */
  private void keep(byte[] bytes, int start, int end) {
    open.write(bytes, start, Math.min(end - start, LINE_BYTES_MAX + 1 - open.size()));
  }

  private void end(List<Brought> codes) {
    Brought code =
        open.size() > LINE_BYTES_MAX ? tooLong() : line(open.toString(StandardCharsets.UTF_8));
    open.reset();
    if (code != null) {
      codes.add(code);
    }
  }

  private @Nullable Brought tooLong() {
    row++;
    read++;
    return reject(null, "is longer than %d bytes".formatted(LINE_BYTES_MAX));
  }

  /** The code in a line; null for none, or where it cannot be taken. */
  private @Nullable Brought line(String text) {
    row++;
    String line = row == 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
    if (line.isBlank()) {
      return null;
    }
    List<String> cells = cells(line);
    if (row == 1 && cells.contains("code")) {
      if (!NAMES.containsAll(cells)) {
        throw unknownColumns(cells);
      }
      columns = cells;
      return null;
    }
    read++;
    return cells.size() > columns.size()
        ? reject(null, "has more cells than there are columns")
        : code(cells);
  }

  private @Nullable Brought code(List<String> cells) {
    String code = cell(cells, "code");
    if (code == null
        || code.length() > VoucherTypeForm.CODE_LENGTH_MAX
        || VoucherText.key(code).isEmpty()
        || code.chars().anyMatch(Character::isISOControl)) {
      return reject(null, "code: must have 1 to 64 characters, letters or digits among them");
    }
    String value = cell(cells, "valueMinor");
    Long worth = value == null ? type.valueMinor() : amount(value);
    boolean isBalance = type.kind() == VoucherKind.BALANCE;
    if (isBalance && worth == null) {
      return reject(
          code, "valueMinor: must be between 1 and %d".formatted(VoucherTypeForm.AMOUNT_MAX));
    }
    if (!isBalance && value != null) {
      return reject(code, "valueMinor: is of a balance only");
    }
    String until = cell(cells, "validUntil");
    LocalDate last = until == null ? null : day(until);
    return until != null && last == null
        ? reject(code, "validUntil: must be a day such as 2026-12-24")
        : new Brought(row, code, isBalance ? worth : null, last);
  }

  private @Nullable Brought reject(@Nullable String code, String detail) {
    refused++;
    if (rejected.size() < REJECTED_SHOWN) {
      rejected.add(new Rejected(row, code, detail));
    }
    return null;
  }

  /** Counts what became of codes. */
  void count(List<Brought> brought, List<Fate> fates) {
    for (int i = 0; i < brought.size(); i++) {
      switch (fates.get(i)) {
        case ADDED -> added++;
        case ALREADY -> already++;
        case TAKEN -> {
          refused++;
          if (rejected.size() < REJECTED_SHOWN) {
            rejected.add(
                new Rejected(
                    brought.get(i).row(),
                    brought.get(i).code(),
                    "code: is another voucher's, or people take it for one"));
          }
        }
      }
    }
  }

  Answer answer() {
    return new Answer(type.name(), read, added, already, refused, List.copyOf(rejected));
  }

  private static List<String> cells(String line) {
    try (CSVParser parser = CSVParser.parse(line, CSVFormat.DEFAULT)) {
      List<CSVRecord> records = parser.getRecords();
      return records.isEmpty()
          ? List.of()
          : records.getFirst().stream().map(String::strip).toList();
    } catch (IOException | RuntimeException broken) {
      return List.of();
    }
  }

  private @Nullable String cell(List<String> cells, String column) {
    int index = columns.indexOf(column);
    return index < 0 || index >= cells.size() || cells.get(index).isEmpty()
        ? null
        : cells.get(index);
  }

  private static @Nullable Long amount(String text) {
    boolean isNumber = text.matches("[0-9]{1,10}");
    long amount = isNumber ? Long.parseLong(text) : 0;
    return amount >= 1 && amount <= VoucherTypeForm.AMOUNT_MAX ? amount : null;
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException wrong) {
      return null;
    }
  }

  private static ProblemException unknownColumns(List<String> cells) {
    return new ProblemException(
        Problem.impossible(
            "unknown-columns",
            "A column is unknown",
            "The columns are code, valueMinor and validUntil; the first row has %s."
                .formatted(String.join(", ", cells))));
  }
}
