import { h, render } from "preact";
import { MePage } from "./me/MePage";
import "./me/me.css";

const root = document.getElementById("root");
if (root === null) {
  throw new Error("The document has no element with the id root");
}
render(h(MePage, {}), root);
