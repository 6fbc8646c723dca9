import { Badge } from "@mantine/core";
import type { Import } from "../../shared/api/types";
import { useFormats, useTexts } from "../../shared/i18n/LocaleProvider";
import { colourOf } from "./rejected";
import { importsTexts } from "./texts";

/** Where an import is, and whether it went well. */
export function ImportState({ of: data }: { readonly of: Import }) {
  const t = useTexts(importsTexts);
  const { number } = useFormats();
  const states: Readonly<Record<string, string>> = t.states;
  const isPartly = data.state === "finished" && data.rowsRejected > 0;
  return (
    <Badge variant="light" color={colourOf(data)}>
      {isPartly
        ? t.one.doneRejected(number(data.rowsRejected))
        : (states[data.state] ?? data.state)}
    </Badge>
  );
}
