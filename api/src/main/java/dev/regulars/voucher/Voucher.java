package dev.regulars.voucher;

import java.time.LocalDate;
import java.util.UUID;

/** A voucher that a decision issues; both days of its validity are included. */
public record Voucher(
    UUID id,
    UUID memberId,
    String code,
    String voucher,
    String rule,
    UUID sourceId,
    LocalDate validFrom,
    LocalDate validUntil) {}
