import { Badge } from "@mantine/core";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import type { DraftState, VersionState } from "../calls/types";
import { draftTexts } from "../texts/drafts";

const COLOURS: Readonly<Record<DraftState | VersionState, string>> = {
  draft: "gray",
  submitted: "amber",
  approved: "leaf",
  rejected: "red",
  published: "leaf",
  discarded: "gray",
  scheduled: "amber",
  live: "leaf",
  superseded: "gray",
  withdrawn: "gray",
};

/** Where a draft or a version stands in its life. */
export function StateBadge({ state }: { readonly state: DraftState | VersionState }) {
  const t = useTexts(draftTexts).states;
  return (
    <Badge variant={state === "live" ? "filled" : "light"} color={COLOURS[state]}>
      {t[state]}
    </Badge>
  );
}
