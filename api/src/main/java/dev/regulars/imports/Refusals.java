package dev.regulars.imports;

import dev.regulars.imports.Plan.Part;
import dev.regulars.shared.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Says which row a refused purchase was refused for. */
final class Refusals {

  private static final Pattern OF_LINE = Pattern.compile("/lines/(\\d+)/(.+)");

  private Refusals() {}

  /** A rejection for each row: with its own reason, or with that of the receipt. */
  static List<Rejection> of(List<Part> parts, Problem problem) {
    Map<Integer, String> byRow = new TreeMap<>();
    String whole = null;
    for (Problem.FieldError error : problem.errors()) {
      Matcher line = OF_LINE.matcher(error.pointer());
      if (line.matches()) {
        byRow.putIfAbsent(Integer.valueOf(line.group(1)), line.group(2) + ": " + error.detail());
      } else if (whole == null) {
        whole = error.pointer().substring(1) + ": " + error.detail();
      }
    }
    if (!byRow.isEmpty()) {
      int first = byRow.keySet().iterator().next();
      String companion = Plan.companion(parts.get(first).row().csv().line());
      return rejections(parts, byRow, companion);
    }
    return rejections(
        parts, byRow, whole == null ? problem.slug() + ": " + problem.detail() : whole);
  }

  private static List<Rejection> rejections(
      List<Part> parts, Map<Integer, String> byRow, String others) {
    return IntStream.range(0, parts.size())
        .mapToObj(i -> parts.get(i).rejected(byRow.getOrDefault(i, others)))
        .toList();
  }
}
