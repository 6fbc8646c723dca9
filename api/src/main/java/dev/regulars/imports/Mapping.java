package dev.regulars.imports;

import dev.regulars.member.MemberRef;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * How a file is read, validated.
 *
 * @param columns names in the header
 * @param constants what no column says
 * @param decimals how numbers are written
 * @param memberKey what names a member, null where nothing does
 * @param skipsAnonymous whether purchases without a member are left out
 * @param numbersRestart whether receipts are told apart by their day, too
 * @param returnPrefix of receipts that are returns, null for none
 * @param notProducts codes of rows that are left out
 * @param rulebookVersion that decides everything, null for the one in force at each moment
 */
record Mapping(
    Map<Field, String> columns,
    Map<Field, String> constants,
    RowTimes times,
    Decimals.Sign decimals,
    MemberRef.@Nullable Kind memberKey,
    UnknownMembers unknownMembers,
    boolean skipsAnonymous,
    boolean numbersRestart,
    @Nullable String returnPrefix,
    Set<String> notProducts,
    @Nullable Integer rulebookVersion,
    Charset charset,
    char delimiter) {

  /** What happens to receipts of members whom nobody knows. */
  enum UnknownMembers {
    ENROL,
    SKIP,
    REJECT
  }

  /** How rows are written: RFC 4180 with this delimiter; empty lines are seen, to count lines. */
  CSVFormat format() {
    return format(delimiter);
  }

  static CSVFormat format(char delimiter) {
    return CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
  }
}
