import { setNonce } from "get-nonce";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { newQueryClient } from "../shared/api/queries";
import { styleNonce } from "../shared/layout/nonce";
import "./styles";
import { Providers } from "./Providers";
import { newRouter } from "./router";

const FONT_PATIENCE_MS = 3_000;

const root = document.getElementById("root");
if (root === null) {
  throw new Error("The document has no element with the id root");
}
// For the styles that a dialog adds while the page behind it must not scroll.
setNonce(styleNonce());
const queries = newQueryClient();
// It is on its way since the document came, sooner than all this script: what is drawn is drawn in
// one typeface. Where it cannot be had, another one does.
const late = new Promise((resolve) => setTimeout(resolve, FONT_PATIENCE_MS));
const there = document.fonts.load("1em InterVariable").catch(() => undefined);
void Promise.race([there, late]).then(() =>
  createRoot(root).render(
    <StrictMode>
      <Providers queries={queries} router={newRouter(queries)} />
    </StrictMode>,
  ),
);
