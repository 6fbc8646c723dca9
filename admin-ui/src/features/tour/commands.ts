export interface TourCommand {
  readonly title: string;
  readonly text: string;
}

/** The first minutes with the API, against the server at `origin`, with the demo programme's keys. */
export function tourCommands(origin: string): readonly TourCommand[] {
  const post = (path: string, body: unknown) =>
    [
      `curl -s ${origin}${path} \\`,
      `  -H 'Authorization: Bearer rk_demo_till' -H 'Content-Type: application/json' \\`,
      `  -d '${JSON.stringify(body)}'`,
    ].join("\n");
  return [
    {
      title: "Enrol a member with a card",
      text: post("/v1/members", { name: "Ada", cards: ["4000123"] }),
    },
    {
      title: "Post a purchase: two espressos",
      text: post("/v1/purchases", {
        store: "hamburg-1",
        register: "3",
        receipt: "000123",
        occurredAt: "2026-11-21T10:15:00+01:00",
        member: { card: "4000123" },
        currency: "EUR",
        lines: [
          {
            sku: "ESP-1",
            name: "Espresso",
            category: "coffee",
            quantity: 2,
            unitPriceMinor: 250,
          },
        ],
        totalMinor: 500,
      }),
    },
    {
      title: "See what the member has now",
      text: [
        `curl -s '${origin}/v1/members/lookup?card=4000123' \\`,
        "  -H 'Authorization: Bearer rk_demo_till'",
      ].join("\n"),
    },
  ];
}
