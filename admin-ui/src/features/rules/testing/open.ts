import { act, screen } from "@testing-library/react";
import type { StaffRole } from "../../../shared/api/types";
import type { Language } from "../../../shared/i18n/catalogue";
import { showPages, type TestedPage } from "../../../shared/testing/show";
import { ChangesPage } from "../ChangesPage";
import { EditorPage } from "../EditorPage";
import { ExamplesPage } from "../ExamplesPage";
import { RulesPage } from "../RulesPage";
import { draftSearch, editorSearch, rulesSearch } from "../search";
import { TemplatesPage } from "../TemplatesPage";
import { VersionPage } from "../VersionPage";

const PAGES: readonly TestedPage[] = [
  { path: "/rules", search: rulesSearch, component: RulesPage },
  { path: "/rules/$draft/$file", search: editorSearch, component: EditorPage },
  { path: "/changes", search: draftSearch, component: ChangesPage },
  { path: "/changes/$version", component: VersionPage },
  { path: "/examples", search: draftSearch, component: ExamplesPage },
  { path: "/templates", component: TemplatesPage },
];

interface OpenOptions {
  readonly role?: StaffRole;
  readonly language?: Language;
}

/** Opens an address of the rules' pages, on a screen with room for everything. */
export function open(at: string, options: OpenOptions = {}) {
  const { happyDOM } = window as unknown as {
    happyDOM: { setViewport: (size: { width: number; height: number }) => void };
  };
  happyDOM.setViewport({ width: 1600, height: 900 });
  return showPages(PAGES, { role: "marketer", ...options, at });
}

/** Lets what is typed be saved: it is a moment after the last change. */
export async function saved(): Promise<void> {
  await screen.findByText("Saved");
}

/** What has the cursor. */
export function focused(): Element | null {
  return document.activeElement;
}

/** Lets timers and answers come in. */
export async function settle(milliseconds = 0): Promise<void> {
  await act(() => new Promise((resolve) => setTimeout(resolve, milliseconds)));
}
