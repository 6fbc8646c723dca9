import { useDebouncedValue } from "@mantine/hooks";
import { hashKey, keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLocale } from "../../../shared/i18n/LocaleProvider";
import { check } from "../calls/drafts";
import { RULEBOOK } from "../calls/rulebook";
import type { FileText } from "../calls/types";
import { useShared } from "./useShared";

const PAUSE_MS = 600;

/** The server's check of a draft as it is typed, behind the typing. */
export function useCheck(draft: string, files: readonly FileText[], isEnabled: boolean) {
  const { language } = useLocale();
  const [paused] = useDebouncedValue(files, PAUSE_MS);
  const queryKey = useMemo(
    () => [RULEBOOK, "drafts", draft, "check", language, paused],
    [draft, language, paused],
  );
  const hash = useMemo(() => hashKey(queryKey), [queryKey]);
  const answer = useQuery({
    queryKey,
    // Whole files are in it: it is not made again with each key that somebody types meanwhile.
    queryKeyHashFn: () => hash,
    queryFn: () => check(draft, paused, language),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
    retry: 1,
  });
  return { result: useShared(answer.data), isBusy: answer.isFetching || paused !== files };
}
