import { fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { serve } from "../testing/server";
import { show } from "../testing/show";
import { StorePicker } from "./StorePicker";

it("says which store another one looks like", async () => {
  const store = { zone: "Europe/Berlin", tags: [] };
  const like = { code: "look-alike-code", like: "popup-0", message: "" };
  serve({
    "GET /v1/stores": {
      body: {
        items: [
          { ...store, code: "popup-0", name: "Popup", warnings: [] },
          { ...store, code: "popup-O", name: "popup-O", warnings: [like] },
        ],
        next: null,
      },
    },
  });
  show(<StorePicker value={undefined} onChange={() => {}} />);

  fireEvent.click(await screen.findByRole("combobox", { name: "Store" }));

  expect(await screen.findByText("popup-O – looks like popup-0")).toBeDefined();
  expect(screen.getByText("Popup (popup-0)")).toBeDefined();
});
