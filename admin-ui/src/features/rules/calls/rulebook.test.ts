import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { serve } from "../../../shared/testing/server";
import {
  draftChangesQuery,
  draftCheckQuery,
  templatesQuery,
  versionChangesQuery,
  vocabularyQuery,
} from "./rulebook";

it("asks for what people read in the language of the person", async () => {
  const changes = { against: 1, rules: [], examples: [], warnings: [] };
  const sent = serve({
    "GET /v1/rulebook/drafts/d1/changes": { body: changes },
    "GET /v1/rulebook/versions/7/changes": { body: changes },
    "POST /v1/rulebook/drafts/d1/check": { body: { ok: true, problems: [], examples: [] } },
    "GET /v1/rulebook/templates": { body: { items: [], next: null } },
    "GET /v1/rulebook/vocabulary": { body: { items: [], types: [], currency: "EUR", tiers: [] } },
  });
  const queries = new QueryClient();
  for (const language of ["de", "en"]) {
    await queries.fetchQuery(draftChangesQuery("d1", language));
    await queries.fetchQuery(versionChangesQuery(7, language));
    await queries.fetchQuery(draftCheckQuery("d1", language));
    await queries.fetchQuery(templatesQuery(language));
    await queries.fetchQuery(vocabularyQuery(language));
  }
  expect(sent.map((one) => one.query.get("lang"))).toEqual([
    ...Array<string>(5).fill("de"),
    ...Array<string>(5).fill("en"),
  ]);
});
