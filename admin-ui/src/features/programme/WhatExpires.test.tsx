import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { refusal, serve } from "../../shared/testing/server";
import { show } from "../../shared/testing/show";
import { withValue } from "./fields";
import { SETTINGS } from "./given.test-data";
import { WhatExpires } from "./WhatExpires";

const SHORTER = withValue(SETTINGS, "/expiry/amount", 12);
const MONTH = { points: 1000, lots: 3, members: 2, moving: 0 };
const PREVIEW = {
  asOf: "2026-11-30T12:00:00Z",
  estimated: false,
  movesOn: false,
  held: [
    { ...MONTH, month: "2027-01-01" },
    { ...MONTH, month: null, points: 70, moving: 70 },
  ],
  earned: [{ on: "2026-11-30", before: "2028-11-30", after: null }],
};

test("shows what ends when, and what becomes of points to come", async () => {
  const sent = serve({ "POST /v1/programme/preview": { body: PREVIEW } });
  show(<WhatExpires before={SETTINGS} after={SHORTER} />);
  await screen.findByText("January 2027");
  screen.getByText("1,000");
  expect(screen.getAllByText("never")).toHaveLength(2);
  screen.getByText("Nov 30, 2028");
  screen.getByText(/Activity will move no day on any more/);
  expect(sent.find(({ method }) => method === "POST")?.body).toEqual({
    settings: { expiry: { amount: 12 } },
  });
});

test("what ends later is told in one line, each member once", async () => {
  const later = { ...MONTH, month: null, points: 4321, members: 77, moving: 5 };
  serve({ "POST /v1/programme/preview": { body: { ...PREVIEW, later } } });
  show(<WhatExpires before={SETTINGS} after={SHORTER} />);
  await screen.findByText("4,321");
  screen.getByText("later");
  screen.getByText("77");
});

test("says that much is estimated, in German too, and why it cannot be shown", async () => {
  serve({ "POST /v1/programme/preview": { body: { ...PREVIEW, estimated: true, movesOn: true } } });
  show(<WhatExpires before={SETTINGS} after={SHORTER} />, { language: "de" });
  await screen.findByText("Januar 2027");
  screen.getByText(/geschätzt/);
  serve({ "POST /v1/programme/preview": refusal(422, "setting-not-available") });
  show(<WhatExpires before={SETTINGS} after={withValue(SETTINGS, "/expiry/amount", 6)} />);
  await screen.findByRole("alert");
});
