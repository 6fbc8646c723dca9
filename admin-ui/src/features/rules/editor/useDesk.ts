import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { draftQuery } from "../calls/rulebook";
import type { Draft } from "../calls/types";
import type { TextSupport } from "../text/extensions";
import { deskOf } from "./desks";
import type { FileDocument, Snapshot } from "./document";

const LOOK_AGAIN_MS = 8_000;

/** A draft on the desk: asked for again and again, so that changes of others come in. */
export function useDesk(draft: Draft, support: TextSupport, me: string) {
  const { desk, support: shared } = useMemo(() => deskOf(draft, support, me), [draft, support, me]);
  const { data, refetch } = useQuery({
    ...draftQuery(draft.id),
    refetchInterval: LOOK_AGAIN_MS,
    refetchOnWindowFocus: true,
  });
  useEffect(() => {
    if (data !== undefined) {
      desk.adopt(data);
    }
  }, [desk, data]);
  const state = useSyncExternalStore(desk.subscribe, desk.snapshot);
  const isAsked = state.save.kind === "conflict" && state.save.isOwn === null;
  useEffect(() => {
    if (isAsked) {
      // The answer to a refused change does not tell whose the other one is.
      void refetch().then(({ data: now }) => now && desk.adopt(now));
    }
  }, [isAsked, refetch, desk]);
  return { desk, state, shared, draft: data ?? draft };
}

/** A document as it is now. */
export function useSnapshot(document: FileDocument): Snapshot {
  return useSyncExternalStore(document.subscribe, document.snapshot);
}
