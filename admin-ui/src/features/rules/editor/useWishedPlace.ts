import { useEffect, useRef } from "react";
import type { EditorSearch } from "../search";
import type { FileDocument } from "./document";

/**
 * What the address names is gone on with when it is opened by a link, once it is there.
 *
 * @param text of the document: it is looked for again with every other one
 */
export function useWishedPlace(document: FileDocument, text: string, place: EditorSearch): void {
  const wished = useRef<EditorSearch | null>(place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const { rule, line, column } = wished.current ?? {};
    const { file } = document.snapshot();
    const found = file.rules.find((one) => one.name === rule);
    const at = line === undefined ? found?.opening : line - 1;
    if (at === undefined || at >= file.lines.length || (rule !== undefined && !found)) {
      return;
    }
    wished.current = null;
    // A line that went elsewhere since the link was made is not the one that was meant.
    const isThere = found === undefined || (at >= found.first && at <= found.last);
    document.wish(isThere ? at : found.opening, isThere ? column : undefined);
  }, [document, text]);
}
