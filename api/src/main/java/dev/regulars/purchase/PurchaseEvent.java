package dev.regulars.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regulars.outbox.EventPayload;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens with purchases and members' events, besides what stands in their rows (see {@link
 * RecordedRows}). The source is the purchase, the event or the return.
 */
public sealed interface PurchaseEvent extends EventPayload {

  /**
   * A purchase was recorded; of nobody known, it gave no points.
   *
   * @param points that it gave
   * @param alsoFired rules that stood and gave no points; missing for none
   * @param tags that were put on the member; missing for none
   */
  record PurchaseRecorded(
      long points,
      long totalMinor,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String store,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> alsoFired,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> tags)
      implements PurchaseEvent {

    public static final String TYPE = "purchase.recorded";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** A purchase of nobody known was claimed by a member; as for {@link PurchaseRecorded}. */
  record PurchaseClaimed(
      long points,
      long totalMinor,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String store,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> alsoFired,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> tags)
      implements PurchaseEvent {

    public static final String TYPE = "purchase.claimed";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * A member had an event, such as a review; as for {@link PurchaseRecorded}.
   *
   * @param event what it is called
   */
  record EventRecorded(
      long points,
      long totalMinor,
      String event,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> alsoFired,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> tags)
      implements PurchaseEvent {

    public static final String TYPE = "event.recorded";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * Something of a purchase was brought back.
   *
   * @param points that it took back
   * @param totalMinor what was brought back, in minor units
   * @param store where it was brought back
   */
  record PurchaseReturned(UUID purchaseId, long points, long totalMinor, String store)
      implements PurchaseEvent {

    public static final String TYPE = "purchase.returned";

    @Override
    public String type() {
      return TYPE;
    }
  }
}
