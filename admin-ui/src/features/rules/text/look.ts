import { EditorView } from "@codemirror/view";

/** The editor in the colours of the pages, which follow light and dark by themselves. */
export const look = EditorView.theme({
  "&": {
    fontSize: "0.875rem",
    color: "var(--mantine-color-text)",
    backgroundColor: "var(--mantine-color-body)",
    height: "100%",
  },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--mantine-font-family-monospace)",
    lineHeight: "1.7",
    overflow: "auto",
  },
  ".cm-content": { padding: "0.75rem 0", caretColor: "var(--mantine-color-text)" },
  ".cm-gutters": {
    backgroundColor: "var(--mantine-color-body)",
    color: "var(--mantine-color-dimmed)",
    border: "none",
  },
  ".cm-activeLine, .cm-activeLineGutter": {
    backgroundColor: "color-mix(in srgb, var(--regulars-soft) 45%, transparent)",
  },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { backgroundColor: "color-mix(in srgb, var(--regulars-accent) 26%, transparent)" },
  ".cm-cursor": { borderLeftColor: "var(--mantine-color-text)" },
  ".rl-opening, .rl-when, .rl-then, .rl-end": {
    color: "var(--regulars-accent)",
    fontWeight: "650",
  },
  ".rl-name": { color: "var(--mantine-color-text)" },
  ".rl-comment": { color: "var(--mantine-color-dimmed)", fontStyle: "italic" },
  ".rl-value": {
    color: "var(--regulars-value, var(--regulars-accent))",
    backgroundColor: "color-mix(in srgb, var(--regulars-soft) 70%, transparent)",
    borderRadius: "3px",
  },
  ".rl-unknown, .rl-outside": { color: "var(--regulars-bad)" },
  ".cm-tooltip": {
    backgroundColor: "var(--mantine-color-body)",
    border: "1px solid var(--mantine-color-default-border)",
    borderRadius: "0.5rem",
    boxShadow: "var(--mantine-shadow-md)",
    color: "var(--mantine-color-text)",
    maxWidth: "min(34rem, 92vw)",
    fontFamily: "var(--mantine-font-family)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--mantine-font-family)",
    maxHeight: "18rem",
    minWidth: "18rem",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.3rem 0.7rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > completion-section": {
    color: "var(--mantine-color-dimmed)",
    fontSize: "0.75rem",
    fontWeight: "600",
    padding: "0.5rem 0.7rem 0.2rem",
    borderBottom: "none",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--regulars-soft)",
    color: "var(--mantine-color-text)",
  },
  ".cm-completionIcon": { display: "none" },
  ".cm-completionDetail": { color: "var(--mantine-color-dimmed)", fontStyle: "normal" },
  ".cm-completionInfo": { padding: "0.6rem 0.8rem", fontSize: "0.8125rem" },
  ".cm-completionInfo p, .rl-help p": { margin: "0 0 0.35rem" },
  ".rl-help": { padding: "0.6rem 0.8rem", fontSize: "0.8125rem" },
  ".rl-help strong": { display: "block", marginBottom: "0.2rem" },
  ".cm-diagnostic": { padding: "0.5rem 0.8rem", borderLeft: "none", fontSize: "0.8125rem" },
  ".cm-diagnostic-error": { color: "var(--regulars-bad)" },
  ".cm-diagnosticAction": {
    display: "block",
    margin: "0.35rem 0 0",
    padding: "0.2rem 0.55rem",
    borderRadius: "0.375rem",
    border: "1px solid var(--mantine-color-default-border)",
    backgroundColor: "var(--regulars-soft)",
    color: "var(--mantine-color-text)",
    textAlign: "left",
    font: "inherit",
    cursor: "pointer",
  },
  ".cm-snippetField": {
    backgroundColor: "color-mix(in srgb, var(--regulars-second) 25%, transparent)",
  },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--regulars-bad) 1.5px",
    textUnderlineOffset: "3px",
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--regulars-second) 1.5px",
    textUnderlineOffset: "3px",
  },
});
