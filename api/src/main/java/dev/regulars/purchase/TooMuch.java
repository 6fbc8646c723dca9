package dev.regulars.purchase;

import dev.regulars.purchase.RecordReturn.OfPurchase;
import dev.regulars.purchase.RecordReturn.ReturnedLine;
import dev.regulars.shared.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses returns of more than is left of a purchase. Pure. */
final class TooMuch {

  private TooMuch() {}

  /** Why lines can't come back; null where they can. */
  static @Nullable Problem refusal(OfPurchase command, Remainder left) {
    return command.lines().isEmpty() ? nothing(left) : tooMuch(command, left);
  }

  private static @Nullable Problem nothing(Remainder left) {
    return left.all().isEmpty()
        ? nothingLeft("Everything of this purchase was returned before.")
        : null;
  }

  private static @Nullable Problem tooMuch(OfPurchase command, Remainder left) {
    List<Problem.FieldError> errors = new ArrayList<>();
    for (int i = 0; i < command.lines().size(); i++) {
      ReturnedLine line = command.lines().get(i);
      BigDecimal rest = left.left(line.line());
      if (!left.hasLine(line.line())) {
        errors.add(
            new Problem.FieldError("/lines/" + i + "/line", "is not a line of this purchase"));
      } else if (line.quantity().compareTo(rest) > 0) {
        errors.add(
            new Problem.FieldError(
                "/lines/" + i + "/quantity",
                "is more than is left of line %d: %s"
                    .formatted(line.line(), PurchaseForm.plain(rest).toPlainString())));
      }
    }
    return errors.isEmpty()
        ? null
        : nothingLeft("Return at most what is left of each line.").with(errors);
  }

  private static Problem nothingLeft(String detail) {
    return Problem.impossible("nothing-left-to-return", "Nothing left to return", detail);
  }
}
