import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./me.css";

/** Renders a page into its document. */
export function show(page: ReactNode) {
  const root = document.getElementById("root");
  if (root === null) {
    throw new Error("The document has no element with the id root");
  }
  createRoot(root).render(<StrictMode>{page}</StrictMode>);
}
