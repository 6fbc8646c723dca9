import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { serve } from "../../shared/testing/server";
import { show } from "../../shared/testing/show";
import { NewKeyDialog } from "./NewKeyDialog";

it("shows the secret until somebody says that they have it: nothing else closes it", async () => {
  serve({
    "GET /v1/stores": { body: { items: [], next: null } },
    "POST /v1/api-keys": { status: 201, body: { id: "k1", key: "rk_secret" } },
  });
  const onClose = vi.fn();
  show(<NewKeyDialog opened onClose={onClose} />);
  fireEvent.change(await screen.findByLabelText(/^Name/), { target: { value: "Till 3" } });
  fireEvent.submit(screen.getByRole("dialog").querySelector("form") as HTMLFormElement);
  await screen.findByText("rk_secret");

  fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
  expect(screen.queryByRole("button", { name: "Close" })).toBeNull();
  expect(screen.getByText("rk_secret")).toBeDefined();
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "I have copied it" }));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
});
