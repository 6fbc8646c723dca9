import { Badge } from "@mantine/core";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import type { Draft, DraftState, VersionState } from "../calls/types";
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

/** The state of a draft; one that goes live by itself is scheduled. */
export function standing(draft: Pick<Draft, "state" | "publishAt">): DraftState | VersionState {
  return draft.state === "approved" && draft.publishAt !== undefined ? "scheduled" : draft.state;
}

/** Where a draft or a version stands in its life. */
export function StateBadge({ state }: { readonly state: DraftState | VersionState }) {
  const t = useTexts(draftTexts).states;
  return (
    <Badge variant={state === "live" ? "filled" : "light"} color={COLOURS[state]}>
      {t[state]}
    </Badge>
  );
}
