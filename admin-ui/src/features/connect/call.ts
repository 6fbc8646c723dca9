/** What a till's first call is made of. */
export interface FirstCall {
  readonly origin: string;
  readonly key: string;
  readonly store: string;
  readonly currency: string;
  /** Tells it from every other purchase of the store. */
  readonly receipt: string;
  readonly at: Date;
}

/** A ready command line that records one coffee; it works as it stands, and twice is once. */
export function curlOf({ origin, key, store, currency, receipt, at }: FirstCall): string {
  const body = {
    store,
    register: "1",
    receipt,
    occurredAt: at.toISOString(),
    currency,
    lines: [
      { sku: "COFFEE", name: "Coffee", category: "coffee", quantity: 1, unitPriceMinor: 400 },
    ],
    totalMinor: 400,
  };
  return [
    `curl -s ${origin}/v1/purchases \\`,
    `  -H 'Authorization: Bearer ${key}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d ${quoted(JSON.stringify(body))}`,
  ].join("\n");
}

/** As one word of a shell, whatever it has in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
