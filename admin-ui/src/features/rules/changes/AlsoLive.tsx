import type { ReactNode } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { editorTexts } from "../texts/editor";
import classes from "./AlsoLive.module.css";

interface AlsoLiveProps {
  readonly count: number;
  readonly children: ReactNode;
}

/** What is so in the live rulebook, too: closed, below what a draft causes itself. */
export function AlsoLive({ count, children }: AlsoLiveProps) {
  const t = useTexts(editorTexts).problems;
  return (
    count > 0 && (
      <details className={classes.live}>
        <summary>{t.live(count)}</summary>
        {children}
      </details>
    )
  );
}
