import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { LocaleProvider } from "../shared/i18n/LocaleProvider";
import { MemberPage } from "./me/MemberPage";
import "./me/me.css";

const root = document.getElementById("root");
if (root === null) {
  throw new Error("The document has no element with the id root");
}
createRoot(root).render(
  <StrictMode>
    <LocaleProvider>
      <MemberPage />
    </LocaleProvider>
  </StrictMode>,
);
