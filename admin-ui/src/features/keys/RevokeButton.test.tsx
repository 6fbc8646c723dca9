import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { refusal, serve } from "../../shared/testing/server";
import { show } from "../../shared/testing/show";
import { RevokeButton } from "./RevokeButton";

it("asks before it revokes, since that cannot be taken back", async () => {
  const sent = serve({ "DELETE /v1/api-keys/k1": { status: 204 } });
  show(<RevokeButton id="k1" name="Till 3" />);
  fireEvent.click(await screen.findByRole("button", { name: "Revoke the key Till 3" }));
  expect(await screen.findByText(/cannot be taken back/)).toBeDefined();
  expect(sent).toHaveLength(0);
  fireEvent.click(screen.getByRole("button", { name: "Revoke now" }));
  expect(await screen.findByText("“Till 3” is revoked.")).toBeDefined();
  expect(sent[0]?.method).toBe("DELETE");
});

it("says why the last admin key stays", async () => {
  serve({ "DELETE /v1/api-keys/k1": refusal(409, "last-admin-key") });
  show(<RevokeButton id="k1" name="Admin" />);
  fireEvent.click(await screen.findByRole("button", { name: "Revoke the key Admin" }));
  fireEvent.click(await screen.findByRole("button", { name: "Revoke now" }));
  await vi.waitFor(() => expect(screen.getByText(/Make a second admin key first/)).toBeDefined());
});
