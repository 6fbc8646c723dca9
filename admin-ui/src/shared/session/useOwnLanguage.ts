import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answered, api } from "../api/client";
import type { Language } from "../i18n/catalogue";
import { useLocale } from "../i18n/LocaleProvider";
import { useMessages } from "../undo/undo";
import { sessionQuery } from "./session";

/** The language of somebody who is signed in: chosen at once, and kept with the account. */
export function useOwnLanguage() {
  const { language, choose } = useLocale();
  const queries = useQueryClient();
  const messages = useMessages();
  const keep = useMutation({
    mutationFn: (locale: Language) =>
      answered(api.PATCH("/v1/session/person", { body: { locale } })),
    onSuccess: (session) => queries.setQueryData(sessionQuery.queryKey, session),
    onError: messages.failed,
  });
  return {
    language,
    choose: (chosen: Language) => {
      choose(chosen);
      keep.mutate(chosen);
    },
  };
}
