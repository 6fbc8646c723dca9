import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { answered, api } from "../../shared/api/client";
import type { Import } from "../../shared/api/types";

const POLL_MS = 2_000;

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["import", id],
    queryFn: () => answered(api.GET("/v1/imports/{id}", { params: { path: { id } } })),
  });

export function isOver({ state }: Pick<Import, "state">): boolean {
  return state === "finished" || state === "failed";
}

/** An import as it goes on: told by the server, and asked for where the telling breaks off. */
export function useImport(id: string) {
  const queries = useQueryClient();
  const [isTold, setTold] = useState(false);
  const query = useQuery({
    ...importQuery(id),
    refetchInterval: ({ state }) =>
      isTold || (state.data !== undefined && isOver(state.data)) ? false : POLL_MS,
  });
  const isRunning = query.data !== undefined && !isOver(query.data);
  useEffect(() => {
    if (!isRunning) {
      return;
    }
    const events = new EventSource(`/v1/imports/${encodeURIComponent(id)}/events`);
    events.onopen = () => setTold(true);
    events.onerror = () => setTold(false);
    events.onmessage = (event: MessageEvent<string>) => {
      const told: Import = JSON.parse(event.data);
      queries.setQueryData(importQuery(id).queryKey, told);
      if (isOver(told)) {
        events.close();
      }
    };
    return () => events.close();
  }, [id, isRunning, queries]);
  return query;
}
