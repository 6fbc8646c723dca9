package dev.regulars.insight;

import dev.regulars.insight.Happened.Given;
import dev.regulars.insight.Happened.Seen;
import dev.regulars.purchase.RecordedRows.EventRow;
import dev.regulars.purchase.RecordedRows.PurchaseRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON that is kept with purchases, events and the outbox. */
@Component
class SourceText {

  private static final int CODE_LENGTH_MAX = 64;
  private static final String PAYMENT_METHOD = "paymentMethod";

  private final JsonMapper json;

  SourceText(JsonMapper json) {
    this.json = json;
  }

  Happened bought(@Nullable UUID memberId, PurchaseRow row, String payload) {
    return new Happened.Bought(
        row.store(),
        row.day(),
        row.at(),
        row.totalMinor(),
        memberId,
        memberId == null ? Given.NOTHING : given(row.answer(), payload),
        contents(json.readTree(row.content())));
  }

  Happened claimed(UUID memberId, PurchaseRow row, String payload) {
    String answer = row.claimAnswer() == null ? "{}" : row.claimAnswer();
    return new Happened.Claimed(row.store(), row.day(), row.at(), memberId, given(answer, payload));
  }

  Happened occurred(UUID memberId, EventRow row, String payload, LocalDate day) {
    JsonNode content = json.readTree(row.content());
    Codes codes = new Codes();
    codes.add(CodeKind.EVENT, content.path("name"), null);
    content
        .path("attributes")
        .propertyNames()
        .forEach(name -> codes.add(CodeKind.EVENT_ATTRIBUTE, name, null));
    return new Happened.Occurred(
        day, row.at(), memberId, given(row.answer(), payload), codes.list());
  }

  Happened moved(String payload, LocalDate day) {
    JsonNode told = json.readTree(payload);
    return new Happened.Moved(day, told.path("account").asString(), told.path("points").asLong());
  }

  private Given given(String answerText, String payloadText) {
    JsonNode answer = json.readTree(answerText);
    JsonNode payload = json.readTree(payloadText);
    Map<String, Long> byRule = new LinkedHashMap<>();
    for (JsonNode award : answer.path("awards")) {
      byRule.merge(award.path("rule").asString(), award.path("points").asLong(), Long::sum);
    }
    Set<String> alsoFired = new HashSet<>();
    payload.path("alsoFired").forEach(rule -> alsoFired.add(rule.asString()));
    Codes codes = new Codes();
    for (JsonNode voucher : answer.path("vouchersIssued")) {
      codes.add(CodeKind.VOUCHER, voucher.path("voucher"), null);
      // Before the outbox told which rules fired besides, their vouchers did.
      if (!byRule.containsKey(voucher.path("rule").asString())) {
        alsoFired.add(voucher.path("rule").asString());
      }
    }
    payload.path("tags").forEach(tag -> codes.add(CodeKind.TAG, tag, null));
    return new Given(
        answer.path("points").path("accrued").asLong(0), byRule, alsoFired, codes.list());
  }

  private static List<Seen> contents(JsonNode purchase) {
    Codes codes = new Codes();
    codes.add(CodeKind.STORE, purchase.path("store"), null);
    codes.add(CodeKind.REGISTER, purchase.path("register"), null);
    codes.add(CodeKind.CHANNEL, purchase.path("channel"), null);
    for (JsonNode line : purchase.path("lines")) {
      codes.add(CodeKind.PRODUCT, line.path("sku"), line.path("name"));
      codes.add(CodeKind.CATEGORY, line.path("category"), null);
      codes.add(CodeKind.BRAND, line.path("brand"), null);
    }
    purchase.path("vouchers").forEach(code -> codes.add(CodeKind.CODE, code, null));
    for (Map.Entry<String, JsonNode> attribute : purchase.path("attributes").properties()) {
      codes.add(CodeKind.ATTRIBUTE, attribute.getKey(), null);
      if (attribute.getKey().equals(PAYMENT_METHOD)) {
        codes.add(CodeKind.PAYMENT_METHOD, attribute.getValue(), null);
      }
    }
    return codes.list();
  }

  /** Codes of one happening, each once. */
  private static final class Codes {

    private final Set<Figures.Code> seen = new HashSet<>();
    private final List<Seen> list = new ArrayList<>();

    void add(CodeKind kind, JsonNode code, @Nullable JsonNode name) {
      if (code.isString()) {
        add(kind, code.asString(), name == null || !name.isString() ? null : name.asString());
      }
    }

    void add(CodeKind kind, String sent, @Nullable String name) {
      String code = dev.regulars.rules.facts.NamedCodes.named(sent);
      if (!code.isEmpty()
          && code.length() <= CODE_LENGTH_MAX
          && seen.add(new Figures.Code(kind, code))) {
        list.add(new Seen(kind, code, name));
      }
    }

    List<Seen> list() {
      return list;
    }
  }
}
