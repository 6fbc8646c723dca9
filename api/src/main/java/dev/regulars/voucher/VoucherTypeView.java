package dev.regulars.voucher;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.reward.DiscountBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type of vouchers as it was written, for who edits it.
 *
 * @param version counts its replacements from 1
 * @param uses said, also where the document left it out; missing for any number
 */
@Schema(name = "VoucherType")
@JsonInclude(JsonInclude.Include.NON_NULL)
record VoucherTypeView(
    String name,
    int version,
    @Schema(allowableValues = {"discount", "product", "balance", "points"}) String kind,
    @Nullable DiscountBody discount,
    @Nullable Long points,
    @Nullable Long valueMinor,
    @Nullable Integer days,
    @Nullable Integer uses,
    @Nullable Integer usesPerMember,
    @Nullable Integer usesPerDay,
    @Nullable Long minimumSpendMinor,
    @Nullable String generic,
    @Nullable String validFrom,
    @Nullable String validUntil,
    @Nullable List<@Nullable String> stores,
    boolean combinable,
    String currency) {

  static VoucherTypeView of(VoucherTypes.Kept kept, String currency) {
    VoucherTypeBody document = kept.document();
    VoucherType type = kept.type();
    return new VoucherTypeView(
        type.name(),
        type.version(),
        type.kind().code(),
        document.discount(),
        type.points(),
        type.valueMinor(),
        type.days(),
        type.uses(),
        type.usesPerMember(),
        type.usesPerDay(),
        type.minimumSpendMinor(),
        type.generic(),
        document.validFrom(),
        document.validUntil(),
        document.stores(),
        type.combinable(),
        currency);
  }

  /** The tag of this state of it. */
  String etag() {
    return etag(version);
  }

  static String etag(int version) {
    return "\"" + version + "\"";
  }
}
