import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { refusal, serve } from "../testing/server";
import { sessionOf, show } from "../testing/show";
import { SignInForm } from "./SignInForm";

const fill = async (login: string, password: string) => {
  fireEvent.change(await screen.findByLabelText(/Login/), { target: { value: login } });
  fireEvent.change(screen.getByLabelText(/^Password/), { target: { value: password } });
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
};

it("hands over the session of who signed in", async () => {
  const sent = serve({ "POST /v1/session": { body: sessionOf("support") } });
  const signedIn = vi.fn();
  show(<SignInForm onSignedIn={signedIn} />);
  await fill("ada", "correct horse");
  await vi.waitFor(() => expect(signedIn).toHaveBeenCalled());
  expect(signedIn.mock.calls[0]?.[0].person.role).toBe("support");
  expect(sent[0]?.body).toEqual({ login: "ada", password: "correct horse" });
});

it("says that login or password is wrong, and keeps the login", async () => {
  serve({ "POST /v1/session": refusal(401, "sign-in") });
  show(<SignInForm onSignedIn={() => undefined} />);
  await fill("ada", "wrong");
  expect(await screen.findByText(/Login or password is wrong/)).toBeDefined();
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: /Login/ }).value).toBe("ada");
  expect(screen.getByLabelText<HTMLInputElement>(/^Password/).value).toBe("");
});

it("asks the same person again when a session has ended", async () => {
  show(<SignInForm login="ada" onSignedIn={() => undefined} />);
  expect((await screen.findByLabelText<HTMLInputElement>(/Login/)).readOnly).toBe(true);
});
