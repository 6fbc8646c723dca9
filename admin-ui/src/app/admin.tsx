import { setNonce } from "get-nonce";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { newQueryClient } from "../shared/api/queries";
import { styleNonce } from "../shared/layout/nonce";
import "./styles";
import { Providers } from "./Providers";
import { newRouter } from "./router";

const root = document.getElementById("root");
if (root === null) {
  throw new Error("The document has no element with the id root");
}
// For the styles that a dialog adds while the page behind it must not scroll.
setNonce(styleNonce());
const queries = newQueryClient();
createRoot(root).render(
  <StrictMode>
    <Providers queries={queries} router={newRouter(queries)} />
  </StrictMode>,
);
